import {SatisfactionReport} from './satisfaction-report.js';

SatisfactionReport.define();
