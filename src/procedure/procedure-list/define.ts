import {ProcedureList} from './procedure-list.js';

ProcedureList.define();
