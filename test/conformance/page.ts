/* Every element in its ordinary state, for tests that drive a whole page from outside. */
import '../../src/define.js';
import {fixtures, hallAddress} from './fixtures.js';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});

for (const [tag, {attributes = {}, properties = {}}] of Object.entries(fixtures)) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  if ('hall' in element) element.setAttribute('hall', hallAddress());
  const section = document.createElement('section');
  section.id = tag;
  section.append(element);
  document.body.append(section);
}

Object.assign(globalThis, {violations});
