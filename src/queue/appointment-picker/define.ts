import {AppointmentPicker} from './appointment-picker.js';

AppointmentPicker.define();
