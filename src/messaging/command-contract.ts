/** The contract of one command of our own pages: a schema that reads what it takes, and the type of what it answers. */
import type * as v from 'valibot';

export interface CommandContract<Args = unknown, Answer = unknown> {
  /** Reads the arguments; a field that it does not name reaches no handler. */
  readonly input: v.GenericSchema<unknown, Args>;
  /** The type alone: a page believes what its own worker answers. */
  readonly answer: AnswerType<Answer>;
  /** A page sends it by itself, without the person doing anything: it does not put off the lock. */
  readonly silent?: boolean;
  /** Its answer names what `undo-removal` brings back, for as long as the page that sent it is there. */
  readonly removes?: boolean;
}

declare const ANSWER: unique symbol;

/** Carries a type and no value. */
export interface AnswerType<Answer> {
  readonly [ANSWER]?: Answer;
}

export const answers = <Answer>(): AnswerType<Answer> => ({});

/** With every optional field present, at every depth. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Key in keyof T]-?: Whole<T[Key]> }
    : T;

/**
 * A schema of a type that is declared elsewhere. It does not compile if it leaves out a field of the type, an optional one
 * included, or a member of the union: valibot would drop the field silently, or refuse the member.
 */
export const everyFieldOf =
  <T>() =>
  <Schema extends v.GenericSchema<unknown, T>>(
    schema: Schema &
      (Whole<v.InferOutput<Schema>> extends Whole<T> ? unknown : 'This schema leaves out a field.') &
      ([T] extends [v.InferOutput<Schema>] ? unknown : 'This schema leaves out a member of the union.'),
  ): v.GenericSchema<unknown, T> =>
    schema;
