import {member, readRows, type Reading} from '../core/schema.js';
import {publishedSchema, type PublishedComment} from './feedback.js';

/** One page of published comments. */
export interface PublishedPage {
  /** Newest first. */
  comments: readonly PublishedComment[];
  /** What to ask for the page after it; `null` where there is none. */
  next: string | null;
}

/** Whether a number is a moment a calendar knows. */
export function isMoment(at: number | undefined): at is number {
  return at !== undefined && Math.abs(at) <= 8.64e15;
}

/** Reads published comments: a list, or an object that holds it as `comments` and the way on as `next`. */
export function readPublished(input: unknown): Reading<PublishedPage> {
  const rows = Array.isArray(input) ? input : member(input, 'comments');
  const {value, faults} = readRows(publishedSchema, rows, 'comments');
  const next = member(input, 'next');
  const readable = value.filter(({text, at}) => text.trim() !== '' && isMoment(at));
  if (!Array.isArray(rows)) throw new TypeError('Comments are expected as a list, or as {"comments": […]}.');
  return {
    value: {comments: readable, next: typeof next === 'string' && next ? next : null},
    faults,
  };
}
