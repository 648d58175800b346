/* The analyzer would also write the manifest's place into package.json, which every test run would then change. */
export default {packagejson: false, litelement: true, globs: ['src/*/*/*.ts'], quiet: true};
