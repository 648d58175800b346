/* What the pages of the boot tests import. */
export {configure} from '../../src/services/configure.js';
export {bootOffline} from '../../src/services/boot-offline.js';
