import { CovenantLife, getEssence, type ProposalView, SharingAnswer } from "@kruisverband/contract"
import { adviseOn, CovenantDocument, checkActivation, essenceOf, type Role } from "@kruisverband/domain"
import { Schema } from "effect"
import { sampleRegistry } from "./sampleRegion.ts"

const digest = (letter: string) => letter.repeat(64)
const [document] = sampleRegistry.covenants
if (document === undefined) throw new Error("the sample region has no covenant")

const decode = Schema.decodeUnknownSync(CovenantDocument)

/** The same with all that its activation asks, as the next version. */
export const amendedDocument = decode({
  ...document,
  version: document.version + 1,
  status: "draft",
  minimumAge: 14,
  basis: { ...document.basis, policeDecision: "WPG-1" },
  retention: { ...document.retention, unlinked: "P90D" }
})

export const proposalOf = (part: Partial<ProposalView> = {}): ProposalView => ({
  document: amendedDocument,
  text: digest("b"),
  offered: false,
  drafters: ["administrator"],
  revision: 1,
  savedAt: "2026-11-20T10:00:00.000Z",
  missing: checkActivation(amendedDocument),
  advice: adviseOn(amendedDocument),
  signatures: [],
  unsigned: amendedDocument.parties.map((party) => party.partner),
  ...part
})

const acts: Readonly<Partial<Record<Role, CovenantLife["may"]>>> = {
  administrator: ["draft", "suspend", "end", "have-leave"],
  signatory: ["leave"]
}

/** A covenant as this role sees it; without a draft unless a test gives one. */
export const sampleLife = (role: Role, part: Partial<CovenantLife> = {}): CovenantLife =>
  Schema.decodeUnknownSync(CovenantLife)({
    id: document.id,
    versions: [
      {
        document,
        text: digest("a"),
        adoptedAt: "2026-01-01T09:00:00.000Z",
        adoptedBy: "fg",
        signatures: [{ partner: "school-de-linde", by: "bestuur-linde", at: "2025-12-20T10:00:00.000Z" }],
        states: [{ status: "active", at: "2026-01-01T09:00:00.000Z", by: "fg", reason: null }]
      }
    ],
    departures: [],
    may: acts[role] ?? [],
    ...part
  })

export const sampleEssence = Schema.decodeUnknownSync(getEssence.success.schema)({
  ...essenceOf(document, sampleRegistry.partners),
  municipalityNames: ["Elzerveen", "Waterdam", "Oosterlee"]
})

export const sampleSharing = Schema.decodeUnknownSync(SharingAnswer)({
  answer: "yes-without",
  sentence: { nl: "Ja, maar zonder burgerservicenummer.", en: "Yes, but without citizen service number." },
  grounds: [
    {
      code: "bsn-not-covered",
      clause: "convenant art. gegevens; UAVG art. 46",
      text: { nl: "Dit lijkt op een BSN. Laat het weg.", en: "This looks like a BSN. Leave it out." }
    }
  ],
  leaveOut: [{ code: "bsn-not-covered", text: { nl: "burgerservicenummer", en: "citizen service number" } }],
  ask: [{ nl: "Twijfelt u? Vraag het contactpunt.", en: "In doubt? Ask the contact point." }],
  sees: [{ who: { nl: "de regionaal coördinator", en: "the regional coordinator" }, level: "full" }]
})
