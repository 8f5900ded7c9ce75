import { FREE_STEP, loadOf } from "@kruisverband/linkage/match"

/**
 * What a record follows, and how common each of its tokens is: a byte for each of its tokens, in the order of `recordTokens`. So a record
 * chooses again without any of its other tokens being counted.
 */
export type Choices = Uint8Array

const FOLLOWED = 0x80

const byteOf = (step: number, followed: boolean): number => Math.log2(step / FREE_STEP) + (followed ? FOLLOWED : 0)

export const choicesOf = (
  tokens: ReadonlyArray<string>,
  step: (token: string) => number,
  followed: ReadonlySet<string>
): Choices => Uint8Array.from(tokens, (token) => byteOf(step(token), followed.has(token)))

/** Whether a record follows its token of this place. */
export const isFollowed = (choices: Choices, place: number): boolean => (choices[place] ?? 0) >= FOLLOWED

/** How common its token of this place is. */
export const stepAt = (choices: Choices, place: number): number => FREE_STEP * 2 ** ((choices[place] ?? 0) % FOLLOWED)

/** The same choice with other steps, by place. */
export const withSteps = (choices: Choices, steps: ReadonlyMap<number, number>): Choices =>
  choices.map((byte, place) => {
    const step = steps.get(place)
    return step === undefined ? byte : byteOf(step, byte >= FOLLOWED)
  })

/** What its busier tokens would cost together: see `loadOf`. */
export const loadIn = (choices: Choices): number => loadOf([...choices.keys()], (place) => stepAt(choices, place))

export const followedBy = (tokens: ReadonlyArray<string>, choices: Choices): ReadonlyArray<string> =>
  tokens.filter((_, place) => isFollowed(choices, place))
