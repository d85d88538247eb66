import type * as z from "zod/mini";

/** Tells whether a value has a shape, and what it is then. Every schema does. */
export interface Parser<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; data?: undefined };
}

export type Parsed<One> = One extends Parser<infer T> ? T : never;

export interface LazySchema<Schema extends z.ZodMiniType> extends Parser<z.infer<Schema>> {
  /** For another schema that it is a part of. */
  schema: () => Schema;
}

/**
 * A schema that is made when it is first used. There are some forty, a starting worker needs one or two of them, and a press may be
 * waiting for it.
 */
export function lazySchema<Schema extends z.ZodMiniType>(make: () => Schema): LazySchema<Schema> {
  let made: Schema | undefined;
  const schema = () => (made ??= make());
  return { schema, safeParse: (value) => schema().safeParse(value) };
}
