import {CounterSign} from './counter-sign.js';

CounterSign.define();
