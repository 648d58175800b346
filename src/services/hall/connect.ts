import type {Hall} from './hall.js';

/** The hall at an address (`https://…/halls/1` or `local:NAME`); the same object for the same address and token. */
export declare function connectHall(address: string, options?: {token?: string}): Hall;
