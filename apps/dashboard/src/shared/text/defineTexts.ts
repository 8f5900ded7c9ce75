import { useLanguage } from "./Language.tsx"

/** The other language has every text of the first, with the same arguments. */
type SameTexts<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...given: infer A) => string
      ? (...given: A) => string
      : SameTexts<T[K]>
}

export interface Texts<T> {
  readonly nl: T
  readonly en: SameTexts<T>
}

/** A feature's texts: a language that lacks one does not compile. */
export const defineTexts = <T extends object>(texts: { nl: T; en: SameTexts<T> }): Texts<T> => texts

export function useTexts<T extends object>(texts: Texts<T>): SameTexts<T> {
  const { language } = useLanguage()
  // Dutch has the shape that English is checked against: widening its literals is all that happens here.
  return language === "en" ? texts.en : (texts.nl as SameTexts<T>)
}
