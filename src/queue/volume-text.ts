import type {VolumePlan, VolumeSpan} from './volume.js';

/**
 * Reads how loud from an attribute: `0.8`, or with other volumes at other times of day, `0.8 11:30-13:30=0.3`. What
 * cannot be read is left out; nothing at all is as loud as can be.
 */
export function readVolume(attribute: string): VolumePlan {
  const spans: VolumeSpan[] = [];
  let otherwise = 1;
  for (const part of attribute.split(/\s+/).filter(Boolean)) {
    const [, from = '', to = '', volume = ''] =
      /^(?:(\d{1,2}:\d{2})[-–](\d{1,2}:\d{2})=)?(\d*\.?\d+)$/.exec(part) ?? [];
    if (!volume) continue;
    if (from) spans.push({from, to, volume: Number(volume)});
    else otherwise = Number(volume);
  }
  if (spans.length === 0) return otherwise;
  return [...spans, {from: '00:00', to: '24:00', volume: otherwise}];
}
