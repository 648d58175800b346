import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/* _IOR('X', 125, __u32), which ext4 and XFS understand; 2: without writing out the journal first. */
const request = 0x8004587d;
const withoutFlush = 2;

type Way = readonly [command: string, args: readonly string[]];

/** The ways to send a disk that request from here; the first that is installed is used. */
const ways: readonly Way[] = [
  [
    'python3',
    [
      '-c',
      `import fcntl, os, struct, sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), ${request}, struct.pack('I', ${withoutFlush}))`,
    ],
  ],
  [
    'perl',
    [
      '-e',
      `opendir(my $d, $ARGV[0]) or die $!; open(my $f, '<', $ARGV[0]) or die $!; my $flag = pack('I', ${withoutFlush}); ioctl($f, ${request}, $flag) or die $!;`,
    ],
  ],
];

const megabytes = 300;

/** A small disk whose power can be cut: a loop mount of ext4. Only an administrator on Linux can have one. */
export class CuttableDisk {
  /** Where it is mounted. */
  readonly folder: string;
  readonly #home: string;
  readonly #image: string;
  readonly #way: Way;

  private constructor(home: string, way: Way) {
    this.#home = home;
    this.#image = join(home, 'disk.img');
    this.folder = join(home, 'disk');
    this.#way = way;
  }

  /** A disk that was cut once to see whether it loses what was not flushed, or the reason why there is none here. */
  static async make(): Promise<CuttableDisk | string> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux may mount a disk to cut';
    const way = ways.find(([command]) => found(command, ['-h']) || found(command, ['--version']));
    if (!way) return 'neither python3 nor perl is here to send the disk the request';
    const disk = new CuttableDisk(mkdtempSync(join(tmpdir(), 'mot-cua-disk-')), way);
    try {
      mkdirSync(disk.folder);
      writeFileSync(disk.#image, '');
      truncateSync(disk.#image, megabytes << 20);
      quietly('mkfs.ext4', ['-q', '-F', disk.#image]);
      disk.#mount();
      disk.cut();
      if (!(await disk.again())) throw new Error('what was never flushed was there after the cut');
      return disk;
    } catch (error) {
      disk.remove();
      return `no loop mount here that can be cut: ${String(error).split('\n')[0]!}`;
    }
  }

  #mount(): void {
    quietly('mount', ['-o', 'loop', this.#image, this.folder]);
  }

  get #witness(): string {
    return join(this.folder, 'never-flushed');
  }

  /** Cuts the power: what was not flushed is lost, and nothing is written any more. */
  cut(): void {
    writeFileSync(this.#witness, 'x'.repeat(5000));
    const [command, args] = this.#way;
    quietly(command, [...args, this.folder]);
  }

  /** Switches it on again, when nothing uses it any more. Says whether the cut was a real one: the witness is gone. */
  async again(): Promise<boolean> {
    const end = performance.now() + 20_000;
    while (!this.#unmounted()) {
      if (performance.now() > end) throw new Error('The disk stays in use.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    this.#mount();
    const real = !existsSync(this.#witness) || readFileSync(this.#witness, 'utf8') !== 'x'.repeat(5000);
    rmSync(this.#witness, {force: true});
    return real;
  }

  /** Killed processes hold on to their files for a moment. */
  #unmounted(): boolean {
    try {
      quietly('umount', [this.folder]);
      return true;
    } catch {
      return false;
    }
  }

  remove(): void {
    try {
      quietly('umount', ['-l', this.folder]);
    } catch {
      // It was never mounted.
    }
    rmSync(this.#home, {recursive: true, force: true, maxRetries: 5});
  }
}

function quietly(command: string, args: readonly string[]): void {
  execFileSync(command, args, {stdio: ['ignore', 'ignore', 'pipe']});
}

function found(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}
