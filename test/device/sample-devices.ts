import type {DeviceList, DeviceRow} from '../../src/device/health.js';

/** Five past two in the afternoon of a Monday in the hall. */
export const noon = Date.UTC(2026, 10, 23, 7, 5);

/** A device that is well. */
export function device(change: Partial<DeviceRow> = {}): DeviceRow {
  return {
    ...{id: 'wall-1', kind: 'board', name: 'Sảnh chính', at: noon - 12_000, version: '0.1.0+4f2a91c07be3', backlog: 0},
    ...{skew: 400, sound: 'ready', problem: null, expected: true},
    ...change,
  };
}

/** A list of devices as a hall sends it. */
export function list(...devices: DeviceRow[]): DeviceList {
  return {now: noon, edition: '0.1.0+4f2a91c07be3', timeZone: 'Asia/Ho_Chi_Minh', devices};
}

/** A hall on an ordinary day on which several things are amiss. */
export function sampleDevices(): DeviceList {
  const minutes = (count: number) => noon - count * 60_000;
  const kiosk = {kind: 'kiosk', sound: null} as const;
  return list(
    device(),
    device({id: 'wall-2', name: 'Tầng 2', at: minutes(23), sound: 'ready'}),
    device({id: 'sign-3', kind: 'sign', name: 'Quầy 3', sound: null}),
    device({id: 'sign-4', kind: 'sign', name: 'Quầy 4', sound: null, skew: -185_000}),
    device({id: 'kiosk-1', ...kiosk, name: 'Cửa chính', problem: 'paper'}),
    device({id: 'kiosk-2', ...kiosk, name: 'Cửa phụ', at: null, version: null, skew: null}),
    device({id: 'pad-1', kind: 'pad', name: 'Quầy 1', sound: null, backlog: 64}),
    device({id: 'pad-2', kind: 'pad', name: 'Quầy 2', sound: null, backlog: 2}),
    device({id: 'slides-1', kind: 'slides', name: 'Hành lang', sound: 'blocked', version: '0.1.0+0be8a3310c55'}),
    device({id: 'camera-1', kind: 'camera', name: 'Bãi xe', version: 'NVR 4.2', sound: null, at: minutes(1)}),
    device({id: 'panel-9', kind: 'panel', name: '', sound: null, expected: false, at: minutes(3 * 24 * 60)}),
  );
}
