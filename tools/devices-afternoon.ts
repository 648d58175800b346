import type {DeviceReport} from '../src/device/health.ts';
import type {HallSettings} from '../demo/server/config.ts';

/* What the devices of the busy afternoon say of themselves, so that their page has something to show. */

/** The devices that the hall of the pictures expects. */
export const expectedDevices: HallSettings['devices'] = [
  {id: 'wall-1', kind: 'board', name: 'Sảnh chính'},
  {id: 'wall-2', kind: 'board', name: 'Tầng 2'},
  {id: 'sign-3', kind: 'sign', name: 'Quầy 3'},
  {id: 'sign-4', kind: 'sign', name: 'Quầy 4'},
  {id: 'kiosk-1', kind: 'kiosk', name: 'Cửa chính'},
  {id: 'kiosk-2', kind: 'kiosk', name: 'Cửa phụ'},
  {id: 'camera-1', kind: 'camera', name: 'Bãi xe'},
];

type Told = Partial<DeviceReport> & Pick<DeviceReport, 'device' | 'kind'> & {minutesBefore?: number};

const reports: readonly Told[] = [
  {device: 'wall-1', kind: 'board', name: 'Sảnh chính', sound: 'ready'},
  {device: 'wall-2', kind: 'board', name: 'Tầng 2', sound: 'ready', minutesBefore: 23},
  {device: 'sign-3', kind: 'sign', name: 'Quầy 3'},
  {device: 'sign-4', kind: 'sign', name: 'Quầy 4', clock: -185_000},
  {device: 'kiosk-1', kind: 'kiosk', name: 'Cửa chính', problem: 'paper'},
  {device: 'camera-1', kind: 'camera', name: 'Bãi xe', version: 'NVR 4.2'},
  {device: 'pad-1', kind: 'pad', name: 'Quầy 1', backlog: 64},
  {device: 'pad-2', kind: 'pad', name: 'Quầy 2', backlog: 2},
  {device: 'slides-1', kind: 'slides', name: 'Hành lang', sound: 'off'},
];

/** Lets every device report, each at its time; `at` sets the hall's clock to so many minutes before the picture. */
export async function reportDevices(hall: string, edition: string, at: (minutesBefore: number) => number) {
  const early = (told: Told) => told.minutesBefore ?? 0;
  for (const told of [...reports].sort((one, other) => early(other) - early(one))) {
    const now = at(early(told));
    const {minutesBefore: _, clock = 0, ...rest} = told;
    const report = {version: edition, name: '', ...rest, clock: now + clock};
    const headers = {'Content-Type': 'application/json'};
    const response = await fetch(`${hall}/devices`, {method: 'POST', headers, body: JSON.stringify(report)});
    if (!response.ok) throw new Error(`${told.device} was answered ${response.status}: ${await response.text()}`);
  }
}
