import { Schema } from "effect"
import { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { CovenantId, MunicipalityCode, PartnerId, SignalId, UserId } from "../ids.ts"
import { Partner } from "../region/Region.ts"
import type { Role, RoleGrant } from "../role/Role.ts"
import type { SignalFacts } from "../signal/SignalFacts.ts"
import { PolarisationSignal, RadicalisationSignal } from "../signal/SignalInput.ts"

/** Values for tests: each is complete and allowed; a test says only what it is about. They are decoded, so that an impossible value fails at once. */

type Encoded<S extends { readonly Encoded: unknown }> = Partial<S["Encoded"]>

/** A covenant in force in 2026 and 2027 between a school, welfare, police and mental health care. */
export function covenantDocument(over: Encoded<typeof CovenantDocument> = {}): CovenantDocument {
  return Schema.decodeUnknownSync(CovenantDocument)({
    id: "c1",
    title: { nl: "Proefconvenant", en: "Test covenant" },
    basis: {
      kind: "avg",
      law: "Gemeentewet art. 172",
      dpia: { reference: "DPIA-1", date: "2025-11-01" },
      registerEntry: "REG-1",
      notified: { body: "AP", reference: "AP-1" }
    },
    contactPoint: { organisation: "gemeente", email: "contact@example.nl" },
    parties: [
      { partner: "school", angle: "education" },
      { partner: "welfare", angle: "welfare" },
      { partner: "police", angle: "police" },
      { partner: "care", angle: "mental-health" }
    ],
    ...over
  })
}

/** The same with all that its activation asks: the police take part, by a decision. */
export function completeCovenant(over: Encoded<typeof CovenantDocument> = {}): CovenantDocument {
  return covenantDocument({
    basis: {
      kind: "avg",
      law: "Gemeentewet art. 172",
      dpia: { reference: "DPIA-1", date: "2025-11-01", residualRisk: "acceptable" },
      registerEntry: "REG-1",
      notified: { body: "AP", reference: "AP-1" },
      arrangement: "REGELING-1",
      policeDecision: "WPG-1",
      police: {
        interest: "voorkomen van geweld",
        purposes: ["early-signalling"],
        data: ["name", "birth-date"],
        conditions: "alleen voor dit overleg",
        recipients: ["coordinator"]
      }
    },
    archive: { list: "Selectielijst", entry: "19.1" },
    retention: { minors: { unlinked: "P90D", rejected: "P90D", linked: "P1Y", notAdopted: "P45D", closedCase: "P2Y" } },
    ...over
  })
}

/** The school of `covenantDocument`. */
export function partner(over: Encoded<typeof Partner> = {}): Partner {
  return Schema.decodeUnknownSync(Partner)({
    id: "school",
    name: "De School",
    angle: "education",
    municipality: "GM9001",
    network: "formal",
    ...over
  })
}

/** An innocent observation about one young person. */
export function radicalisation(over: Encoded<typeof RadicalisationSignal> = {}): RadicalisationSignal {
  return Schema.decodeUnknownSync(RadicalisationSignal)({
    kind: "radicalisation",
    covenant: "c1",
    observedAt: "2026-10-02",
    place: { municipality: "GM9001" },
    observation:
      "Sinds de zomer komt deze leerling vaak te laat, zit alleen in de pauze en praat nauwelijks nog met zijn oude vrienden.",
    behaviours: ["withdrawal"],
    subjects: [{ givenNames: "Sam", familyName: "Voorbeeld", birthDate: "2008-03-04" }],
    ...over
  })
}

/** An innocent observation about a place and a group. */
export function polarisation(over: Encoded<typeof PolarisationSignal> = {}): PolarisationSignal {
  return Schema.decodeUnknownSync(PolarisationSignal)({
    kind: "polarisation",
    covenant: "c1",
    observedAt: "2026-10-02",
    place: { municipality: "GM9001", district: "Centrum" },
    observation:
      "Op het plein stonden twee groepen tegenover elkaar. Er werd gescholden en na een uur ging iedereen weg.",
    themes: ["group-conflict"],
    groups: [{ name: "Voorpost Noord" }],
    ...over
  })
}

/** What all services may know of a recorded signal; `signal` is made of `number`. */
export function signalFacts(number: number, over: Partial<SignalFacts> = {}): SignalFacts {
  return {
    signal: SignalId.make(`0191e0d3-0000-7000-8000-${number.toString(16).padStart(12, "0")}`),
    covenant: CovenantId.make("c1"),
    covenantVersion: 1,
    purpose: "early-signalling",
    kind: "radicalisation",
    partner: PartnerId.make("school"),
    angle: "education",
    network: "formal",
    municipality: MunicipalityCode.make("GM9001"),
    desk: "small-things",
    level: "full",
    observedAt: "2026-10-01T22:00:00.000Z",
    receivedAt: "2026-10-02T09:00:00.000Z",
    behaviours: ["withdrawal"],
    themes: [],
    subjects: 1,
    revision: 1,
    ...over
  }
}

/** A grant within `c1`, or another covenant. */
export function grant(role: Role, covenant = "c1"): RoleGrant {
  return { role, covenant: CovenantId.make(covenant) }
}

/** Ids for tests, checked. */
export const ids = {
  covenant: (id: string) => CovenantId.make(id),
  partner: (id: string) => PartnerId.make(id),
  user: (id: string) => UserId.make(id),
  municipality: (code: string) => MunicipalityCode.make(code)
}
