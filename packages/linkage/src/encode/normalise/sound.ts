import { canonicalName } from "./canonicalName.ts"
import { remembering } from "./remembering.ts"

/**
 * Our own sound folding, made for names in Dutch registrations: Dutch (ij/y, c/k, v/f, s/z, dt), and Arabic, Berber,
 * Turkish and Hindustani names written by Dutch, French or English ear (ou/oe/u, ch/kh/g, sh/sj/ch, dj/j/y, w/ou, q/k).
 * Takes folded letters. Vowels become three classes: a, e (e i y ij ei ie) and o (o u oe ou).
 */
export const sound = (letters: string): string =>
  letters
    .replace(/[^a-z]/gu, "")
    .replace(/(?:sch|s)$/u, "s")
    .replace(/sch(?=[lmnrw])/gu, "s")
    .replace(/^h?ou(?=[aeiou])/u, "f")
    .replace(/(?<=[ao])w(?=[iy]e?$)/u, "ou")
    .replace(/(?<=[oa]u)w(?![aeiouy])/gu, "")
    .replace(/^t[sz](?=[aeiou])/u, "s")
    .replace(/tsch|tsj|tch|cz/gu, "ch")
    .replace(/c?ks|kx/gu, "x")
    .replace(/sch|shj|sh|sj|kh|ch|gh|g/gu, "x")
    .replace(/tj|tsj|dzj|dj|dz/gu, "j")
    .replace(/ph|v|w/gu, "f")
    .replace(/th|dt|d/gu, "t")
    .replace(/c(?=[eiy])/gu, "s")
    .replace(/ck|cq|c|q/gu, "k")
    .replace(/ks/gu, "x")
    .replace(/z/gu, "s")
    .replace(/^(?:y(?=[aeiou])|i(?=[aou]))/u, "j")
    .replace(/ij|ei|ey|ie|ee|eu|y(?![aou])/gu, "e")
    .replace(/y/gu, "j")
    .replace(/(?<!^)h/gu, "")
    .replace(/oe|ou|oo|au|ue|uu|u/gu, "o")
    .replace(/ai|ae|aa|ay/gu, "a")
    .replace(/i/gu, "e")
    .replace(/b$/u, "p")
    .replace(/(.)\1+/gu, "$1")

const skeletonOf = (heard: string): string => {
  const first = heard.slice(0, 1)
  return (
    (/[aeo]/u.test(first) ? "a" : first) +
    heard
      .slice(1)
      .replace(/[aeoj]/gu, "")
      .replace(/(.)\1+/gu, "$1")
  )
}

/** First sound and the consonants: what survives bad hearing. */
export const skeleton = (letters: string): string => skeletonOf(sound(letters))
/** The same of a street. */
export const streetSkeleton = remembering(skeleton)

const heardName = remembering((letters) => {
  const heard = sound(canonicalName(letters))
  return { heard, skeleton: skeletonOf(heard) }
})

/** Class of a name: that of the form that stands for it, where the table knows it. */
export const nameSkeleton = (letters: string): string => heardName(letters).skeleton
export const nameSound = (letters: string): string => heardName(letters).heard

/** First sound of a name: what an initial can be compared with. */
export const initialSound = (letters: string): string => {
  const c = letters.slice(0, 1)
  if (/[ckq]/u.test(c)) return "k"
  if (/[jy]/u.test(c)) return "j"
  if (/[sz]/u.test(c)) return "s"
  if (/[vfw]/u.test(c)) return "f"
  return c
}
