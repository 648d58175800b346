import {CounterPanel} from './counter-panel.js';

CounterPanel.define();
