import type { Problem } from "./Problem.ts"

/**
 * What is posted and answered, as plain JSON. Written out, so that a published package needs nothing else to be understood; that it is what
 * the platform's own definitions say is checked by the compiler (`bodies.test.ts`).
 */

export type SharingLevel = "full" | "without-source" | "existence-only"

export type Behaviour =
  | "breaking-contacts"
  | "call-to-violence"
  | "glorifying-violence"
  | "grievance"
  | "hate-speech"
  | "intimidation"
  | "propaganda-sharing"
  | "recruiting"
  | "seeking-like-minded"
  | "sudden-change"
  | "threat"
  | "travel-plans"
  | "vandalism"
  | "weapon-interest"
  | "withdrawal"

export type Theme =
  | "anti-institutional-extremism"
  | "anti-lgbtiq-hatred"
  | "anti-muslim-hatred"
  | "antisemitism"
  | "group-conflict"
  | "inter-ethnic-tension"
  | "jihadism"
  | "left-extremism"
  | "right-extremism"
  | "single-issue-extremism"

export interface Sharing {
  readonly level?: SharingLevel
  readonly informed?: { readonly subject: "yes" | "no" | "deferred"; readonly reason?: string }
  /** Why professional secrecy may be broken; asked of health care that shares content. */
  readonly ground?: "consent" | "conflict-of-duties"
}

/** A person in clear: what `sealSubjects` encodes. `birthDate` may be partial: `2008`, `2008-03`. */
export interface Subject {
  readonly givenNames?: string
  readonly initials?: string
  readonly prefix?: string
  readonly familyName?: string
  /** Where a system has one field for the whole name. */
  readonly fullName?: string
  readonly birthDate?: string
  readonly sex?: "m" | "f" | "v" | "x"
  readonly address?: {
    readonly postcode?: string
    readonly houseNumber?: number
    readonly suffix?: string
    readonly street?: string
    readonly city?: string
  }
  readonly phones?: ReadonlyArray<string>
  readonly emails?: ReadonlyArray<string>
  readonly handles?: ReadonlyArray<string>
  /** Refused unless a law names it for the covenant; never encoded. */
  readonly bsn?: string
}

/** Details by which a person is known. */
export type Identifier = "name" | "birth-date" | "address" | "phone" | "email" | "handle" | "bsn"

/** What you state of a person whose identity stays with you: no more than the covenant asks. */
export interface Attested {
  /** Whether the person is under eighteen now. */
  readonly minor?: boolean
  /** Age in whole years that the person has certainly reached: the covenant's minimum, not the age itself. */
  readonly minimumAge?: number
  /** Which details went into the encoding. */
  readonly identifiers?: ReadonlyArray<Identifier>
}

/** A person encoded at the source, in base64. */
export interface SealedSubject {
  readonly encoding: string
  /** Of the linkage key that it was made under. */
  readonly keyId?: string
  readonly attested?: Attested
}

/** What a covenant that lets you seal gives along with its linkage key. The key itself opens for who asked alone. */
export interface LinkageKeyGrant {
  readonly covenant: string
  readonly covenantVersion: number
  readonly keyId: string
  /** The key as a compact JWE (ECDH-ES, A256GCM). */
  readonly wrapped: string
  readonly identifiers: ReadonlyArray<Identifier>
  readonly minimumAge: number
  /** What must be stated of every sealed person. */
  readonly attestations: ReadonlyArray<"minimum-age" | "minor" | "identifiers">
}

interface AnySignal {
  readonly covenant: string
  /** Default: the covenant's first. */
  readonly purpose?: string
  /** A date-time, or a date where only the day is known. */
  readonly observedAt: string
  readonly place?: {
    readonly municipality: string
    readonly district?: string
    readonly postcode?: string
    readonly description?: string
  }
  /** What was seen and heard, in own words. */
  readonly observation: string
  readonly assessment?: string
  readonly behaviours?: ReadonlyArray<Behaviour>
  readonly themes?: ReadonlyArray<Theme>
  readonly expressions?: ReadonlyArray<{
    readonly type: "handle" | "channel" | "slogan" | "symbol" | "music" | "image"
    readonly value: string
  }>
  readonly groups?: ReadonlyArray<{ readonly name: string }>
  readonly source?: {
    readonly firstHand?: boolean
    readonly reliability?: "A" | "B" | "C" | "D" | "E" | "F"
    readonly credibility?: "1" | "2" | "3" | "4" | "5" | "6"
  }
  readonly sharing?: Sharing
  readonly author?: { readonly name?: string; readonly role?: string; readonly trained?: boolean }
}

/** Of one person or more. */
export interface RadicalisationSignal extends AnySignal {
  readonly kind: "radicalisation"
  readonly subjects?: ReadonlyArray<Subject>
  readonly sealedSubjects?: ReadonlyArray<SealedSubject>
}

/** Of a place, groups and a theme: it can name no person. */
export interface PolarisationSignal extends AnySignal {
  readonly kind: "polarisation"
}

export type SignalBody = RadicalisationSignal | PolarisationSignal

/** A correction; sealed persons are not corrected but posted anew. */
export interface PatchBody {
  readonly sharing?: Sharing
  readonly observedAt?: string
  readonly observation?: string
  readonly assessment?: string
  readonly behaviours?: ReadonlyArray<Behaviour>
  readonly themes?: ReadonlyArray<Theme>
  readonly subjects?: ReadonlyArray<Subject>
}

export interface Bilingual {
  readonly nl: string
  readonly en: string
}

export interface SignalReceipt {
  readonly id: string
  readonly receipt: string
  /** Where it has landed. */
  readonly desk: string
  /** What you can do now yourself, and what will happen next. */
  readonly guidance: ReadonlyArray<Bilingual>
  readonly sharing: { readonly level: SharingLevel }
  /** The covenant's version that let it in. */
  readonly covenantVersion?: number
}

export interface Refusal {
  readonly code: string
  /** Of the covenant or the law. */
  readonly clause: string
  readonly text: Bilingual
}

/** When something is destroyed by itself. Local dates. */
export interface KeptUntil {
  /** First day on which it is no longer kept; null: while its case is open. */
  readonly on: string | null
  readonly state?: string
  readonly clause: string
  /** A link with other signals would give it another term. */
  readonly conditional: boolean
  readonly heldUntil?: string
}

export interface CheckVerdict {
  readonly allowed: boolean
  readonly reasons: ReadonlyArray<Refusal>
  readonly would?: {
    readonly covenantVersion: number
    readonly purpose: string
    readonly level: SharingLevel
    readonly desk: string
    readonly kept?: KeptUntil
  }
}

/** The answer to one line of a batch: `signal` where it was taken, `problem` where not. */
export interface BatchLine {
  readonly line: number
  readonly status: number
  readonly signal?: SignalReceipt
  readonly problem?: Problem
}

export interface OwnSignal {
  readonly id: string
  readonly receipt: string
  readonly covenant: string
  readonly kind: SignalBody["kind"]
  readonly desk: string
  /** How far it came: received, read, linked, discussed, closed; or withdrawn, erased. */
  readonly stage: string
  readonly sharing: { readonly level: SharingLevel }
  readonly observedAt: string
  readonly receivedAt: string
  readonly behaviours: ReadonlyArray<string>
  readonly themes: ReadonlyArray<string>
  readonly observation?: string
  readonly assessment?: string
  readonly subjects?: ReadonlyArray<Subject>
  /** When it is destroyed by itself, as far as you may know; only of one signal asked for. */
  readonly kept?: KeptUntil
  readonly history: ReadonlyArray<{ readonly at: string; readonly what: string }>
  readonly seenBy: ReadonlyArray<{
    readonly at: string
    readonly role: string
    readonly purpose: string
    readonly level: SharingLevel
  }>
}

/** A question of a coordinator about an own signal. */
export interface OwnRequest {
  readonly id: string
  readonly signal: string
  readonly question: string
  readonly state: "open" | "answered" | "declined" | "conversation-proposed"
  readonly askedAt: string
  readonly answeredAt?: string
}
