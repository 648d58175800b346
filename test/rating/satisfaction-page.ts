/* A page with one report, for tests that drive it from outside. */
import '../../src/rating/satisfaction-report/define.js';
import whole from '../../demo/data/satisfaction.json';

const broken: string[] = [];
document.addEventListener('securitypolicyviolation', ({violatedDirective, sample}) => {
  broken.push(`${violatedDirective} ${sample}`);
});
const report = document.createElement('satisfaction-report');
report.data = whole;
Object.assign(globalThis, {report, broken});
