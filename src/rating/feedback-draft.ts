/* What somebody is writing, and what becomes of it. Pure: the form shows it, the outbox keeps what comes of it. */

/** A file that goes with a comment. */
export interface Attachment {
  name: string;
  type: string;
  /** Base64. */
  data: string;
}

/** One kind of comment: its id is stored, its name shown. */
export interface FeedbackCategory {
  id: string;
  name: string | Readonly<Record<string, string>>;
}

/** Whether something that may be anything is a category with an id and a name. */
export function isCategory(input: unknown): input is FeedbackCategory {
  const {id, name} = (input ?? {}) as Partial<FeedbackCategory>;
  const isText = (text: unknown) => typeof text === 'string' && text.trim() !== '';
  const texts = typeof name === 'object' && name !== null ? Object.values(name) : [name];
  return isText(id) && id!.length <= 200 && texts.length > 0 && texts.every(isText);
}

/** What somebody is writing. */
export interface FeedbackDraft {
  category: string;
  text: string;
  name: string;
  email: string;
  phone: string;
  attachments: readonly Attachment[];
}

/** A comment as it is kept: see feedbackSchema. */
export interface KeptFeedback {
  type: 'feedback';
  code: string;
  category: string;
  channel: 'web' | 'kiosk';
  language: string;
  private?: {
    text: string;
    name?: string;
    email?: string;
    phone?: string;
    attachments?: readonly Attachment[];
    salt: string;
  };
}

/** Most letters of a comment. */
export const longestText = 4000;

/** Most files that go with a comment. */
export const mostAttachments = 3;

/** What hinders a draft from being sent, by field. */
export interface DraftFaults {
  category?: 'missing';
  text?: 'missing' | 'long';
  email?: 'malformed';
  phone?: 'malformed';
}

/** An empty draft. */
export const emptyDraft: FeedbackDraft = {category: '', text: '', name: '', email: '', phone: '', attachments: []};

/** The text as it is counted and sent: composed letters, no blank ends. */
export function written(text: string): string {
  return text.normalize('NFC').trim();
}

/** What is wrong with a draft; an empty object when it can be sent. */
export function faultsOf({category, text, email, phone}: FeedbackDraft): DraftFaults {
  const {length} = written(text);
  return {
    ...(category ? {} : {category: 'missing'}),
    ...(length === 0 ? {text: 'missing'} : length > longestText ? {text: 'long'} : {}),
    ...(email.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? {email: 'malformed'} : {}),
    ...(phone.trim() && !/^[+\d][\d\s.()-]{7,}$/.test(phone.trim()) ? {phone: 'malformed'} : {}),
  };
}

/** Whether anything was written that the next visitor must not see. */
export function isBegun(draft: FeedbackDraft): boolean {
  return Object.values(draft).some((part: string | readonly Attachment[]) => part.length > 0);
}

/** The comment that is kept and sent. The salt keeps the digest of a short text from being guessed. */
export function feedbackOf(
  draft: FeedbackDraft,
  about: {code: string; salt: string; channel: 'web' | 'kiosk'; language: string},
): KeptFeedback {
  const {code, salt, channel, language} = about;
  const short = (text: string) => written(text).slice(0, 200);
  const contact = {name: short(draft.name), email: short(draft.email), phone: short(draft.phone)};
  const given = Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== ''));
  const {attachments} = draft;
  return {
    ...{type: 'feedback', code, category: draft.category, channel, language},
    private: {text: written(draft.text), ...given, ...(attachments.length > 0 ? {attachments} : {}), salt},
  };
}

/** What may stay on the device once the server has it: nothing that a person wrote. */
export function withoutText({private: _, ...rest}: KeptFeedback): KeptFeedback {
  return rest;
}

/** How many letters are left, in steps a listener can bear: nothing is said while there is plenty of room. */
export function roomToSay(text: string): number | null {
  const left = longestText - written(text).length;
  if (left > 500) return null;
  const step = left > 100 ? 100 : 20;
  return Math.ceil(left / step) * step || 0;
}
