import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {Kysely, Migrator, SqliteDialect, type SqliteDatabase} from 'kysely';
import Libsql from 'libsql';
import {migrations} from './migrations.ts';
import type {Tables} from './tables.ts';

/*
 * Everything the hall must not lose, in one SQLite file. Write-ahead log with synchronous=FULL: one fsync a commit,
 * and nobody is answered before it.
 */

export type Database = Kysely<Tables>;

/** Another process holds the database. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
}

/** The folder of the data, or what lies in it, cannot be used. Its message says what to do. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
}

/** What stopped a database from being read, in a sentence for the person who must mend it. */
export function unusable(folder: string, cause: unknown): DatabaseUnusable {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DatabaseUnusable(
    `The database ${join(folder, 'hall.db')} cannot be used (${reason}). Put a backup in its place, or move it away to begin anew.`,
    {cause},
  );
}

/** A database that is open, and the way to close it. */
export interface OpenDatabase {
  db: Database;
  close(): Promise<void>;
}

/**
 * Holds `hall.lock` as long as this process lives. The lock is the operating system's, so a killed server leaves none
 * behind; it is a file of its own, so that the database stays readable for a backup.
 */
function holdLock(folder: string): Libsql.Database {
  const lock = inFolder(folder, () => {
    mkdirSync(folder, {recursive: true, mode: 0o700});
    return new Libsql(join(folder, 'hall.lock'));
  });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (isBusy(error)) {
      throw new DatabaseInUse(
        `Another hall already runs on the folder ${folder}. Stop it first, or give this one a folder of its own (HALL_DATA).`,
      );
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnusable(
      `${join(folder, 'hall.lock')} cannot be used (${reason}). It holds nothing: delete it and start again.`,
      {cause: error},
    );
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));
}

function inFolder<T>(folder: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseUnusable(
      `The folder ${folder} cannot be written (${reason}). Give the hall another one (HALL_DATA), or see who owns it.`,
      {cause},
    );
  }
}

async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({db, provider: {getMigrations: () => Promise.resolve(migrations)}});
  const {error} = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
}

/** Opens the database of a folder, made if need be. Throws DatabaseInUse when another process has it. */
export async function openDatabase(folder: string): Promise<OpenDatabase> {
  const lock = holdLock(folder);
  const file = openFile(folder, lock);
  const db: Database = new Kysely<Tables>({dialect: new SqliteDialect({database: file as unknown as SqliteDatabase})});
  const close = async () => {
    await db.destroy();
    lock.close();
  };
  try {
    await migrate(db);
    return {db, close};
  } catch (error) {
    await close();
    throw unusable(folder, error);
  }
}

function openFile(folder: string, lock: Libsql.Database): Libsql.Database {
  let file: Libsql.Database | undefined;
  try {
    file = new Libsql(join(folder, 'hall.db'), {timeout: 5000});
    // What is forgotten is overwritten as well: old events hold names.
    file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on');
    return file;
  } catch (error) {
    file?.close();
    lock.close();
    throw unusable(folder, error);
  }
}
