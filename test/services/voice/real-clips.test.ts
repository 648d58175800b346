import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {clipsOf, voiceNames, type VoiceName} from '../../../src/queue/spoken-words.js';
import {utteranceOf} from '../../../src/queue/spoken-call.js';
import {chime} from '../../../src/services/chime.js';
import {voicePackAddress} from '../../../src/services/configure.js';
import {Announcer} from '../../../src/services/voice/announcer.js';
import {ClipPack} from '../../../src/services/voice/clip-pack.js';
import {PageLoudspeaker} from '../../../src/services/voice/loudspeaker.js';

async function decoded(voice: VoiceName, file: string): Promise<AudioBuffer> {
  const response = await fetch(voicePackAddress(voice) + file);
  return new OfflineAudioContext(1, 1, 24_000).decodeAudioData(await response.arrayBuffer());
}

/** Loudness of the whole, in decibels under full scale. */
function level(sound: AudioBuffer): number {
  const samples = sound.getChannelData(0);
  return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('the packs of clips', () => {
  for (const voice of voiceNames) {
    for (const format of ['ogg', 'mp3']) {
      it(`are decoded by a browser, each clip heard and short: ${voice}, ${format}`, async () => {
        const wrong: string[] = [];
        for (const {name, read} of clipsOf(voice)) {
          const sound = await decoded(voice, `${name}.${format}`);
          const longest = read.includes(' ') ? 2 : 1.1;
          if (sound.duration < 0.15 || sound.duration > longest) wrong.push(`${name}: ${sound.duration} s`);
          if (!(level(sound) > -30)) wrong.push(`${name}: ${level(sound)} dB`);
        }
        expect(wrong).to.deep.equal([]);
      });
    }
  }

  it('say every ticket number', async () => {
    for (const voice of voiceNames) {
      const pack = new ClipPack(voicePackAddress(voice));
      await pack.ready();
      for (const number of ['A025', 'Z999', 'Q1005', '99999']) {
        for (const numbers of ['digits', 'pair', 'grouped'] as const) {
          const utterance = utteranceOf({number, counter: '12B', time: 2}, voice, {numbers})!;
          expect(await pack.sounds(utterance.parts), `${voice} ${number}`).to.be.an('array');
        }
      }
      pack.close();
    }
  });
});

describe('an announcement of real clips', () => {
  it('is heard whole', async () => {
    const loudspeaker = new PageLoudspeaker(() => {});
    await sendKeys({press: 'Enter'}); // the touch that browsers ask for
    loudspeaker.unlock();
    await until(() => loudspeaker.state === 'allowed');
    const pack = new ClipPack(voicePackAddress('vi-north'));
    await pack.ready();
    const sounds = (await pack.sounds(['xin mời số', 'A', 'không', 'hai', 'năm', ',', 'đến quầy', 'ba']))!;
    const length = sounds.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : one.duration * 1000), 0);
    const began = performance.now();
    expect(await loudspeaker.play(sounds, 0.01)).to.equal('played');
    expect(performance.now() - began).to.be.greaterThan(length * 0.8);
    loudspeaker.close();
    pack.close();
  });

  it('follows a chime, from the number to the counter, in two languages', async () => {
    const announcer = new Announcer({voices: ['vi-south', 'en'], repeat: 1, gap: 0, volume: 0.01, synthesis: 'never'});
    await sendKeys({press: 'Enter'});
    announcer.unlock();
    await until(() => announcer.state === 'ready');
    announcer.announce({number: 'B104', counter: '3A', time: 1});
    await until(() => announcer.report.said + announcer.report.chimed + announcer.report.unheard > 0);
    expect(announcer.report).to.deep.equal({said: 1, chimed: 0, unheard: 0, missing: []});
    announcer.close();
    expect(chime.state).to.equal('unknown'); // nobody listens to it any more
  });
});
