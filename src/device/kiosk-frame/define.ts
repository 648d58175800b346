import {KioskFrame} from './kiosk-frame.js';

KioskFrame.define();
