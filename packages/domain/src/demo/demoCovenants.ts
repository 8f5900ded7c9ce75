import type { CovenantDocument } from "../covenant/CovenantDocument.ts"

/**
 * Whole documents as a region would write them: each passes `checkActivation`, the ended one too. The advice, decisions and references are invented.
 * They begin in 2025, before the year of invented history that the full demo shows.
 */

const region = ["GM9001", "GM9002", "GM9003"] as const
const contactPoint = { organisation: "gemeente-elzerveen", email: "contactpunt@elzerveen.example" }
const retention = {
  unlinked: "P180D",
  rejected: "P180D",
  linked: "P730D",
  notAdopted: "P90D",
  closedCase: "P5Y",
  necessityReview: "P1Y",
  minors: { unlinked: "P120D", rejected: "P90D", linked: "P1Y", notAdopted: "P60D", closedCase: "P2Y" }
}
const levels = {
  partners: "existence-only",
  coordinator: "full",
  byAngle: { "mental-health": { coordinator: "existence-only" } }
} as const

const archive = { list: "Selectielijst gemeenten en intergemeentelijke organen 2020", entry: "19.1.7" }
/** What the invented decisions under Wpg art. 20 say. */
const policeDecision = {
  interest: "Voorkomen dat jongeren afglijden naar geweld (zwaarwegend algemeen belang).",
  conditions: "Alleen in dit samenwerkingsverband, niet verder verstrekken.",
  recipients: ["coordinator", "partners"] as const
}

const school = (partner: string) => ({ partner, angle: "education" as const, roles: ["teacher", "care-coordinator"] })
const welfare = { partner: "welzijn-elzerveen", angle: "welfare" as const, roles: [] }
const civilAffairs = { partner: "burgerzaken-waterdam", angle: "civil-affairs" as const, roles: [] }
const police = { partner: "politie-merenland", angle: "police" as const, roles: [] }
const mentalHealth = {
  partner: "ggz-merenland",
  angle: "mental-health" as const,
  roles: [],
  defaultLevel: "existence-only" as const
}
const youthCare = { partner: "jeugdzorg-merenland", angle: "youth-care" as const, roles: [] }
const housing = { partner: "woonstichting-vest", angle: "housing" as const, roles: [] }
const neighbourhoodFathers = { partner: "buurtvaders-waterdam", angle: "civil-society" as const, roles: [] }

export const demoCovenantSources: ReadonlyArray<(typeof CovenantDocument)["Encoded"]> = [
  {
    id: "merenland-radicalisering",
    version: 1,
    status: "active",
    title: {
      nl: "Persoonsgerichte aanpak radicalisering Merenland",
      en: "Merenland person-directed approach to radicalisation"
    },
    basis: {
      kind: "pga",
      law: "Wet gemeentelijke persoonsgerichte aanpak radicalisering en terroristische activiteiten (Stb. 2025, 78)",
      dpia: { reference: "DPIA-ML-2025-04", date: "2025-09-01", residualRisk: "high" },
      registerEntry: "VR-ML-031",
      notified: { body: "AP", reference: "AP-ML-2025-117" },
      consultation: { body: "AP", reference: "AP-ML-2025-098" },
      arrangement: "REG-ML-2025-02",
      policeDecision: "Wpg 20-ML-2025-2",
      police: {
        ...policeDecision,
        purposes: ["early-signalling", "person-directed-approach"],
        data: ["name", "birth-date", "address", "phone", "email"]
      }
    },
    purposes: ["early-signalling", "person-directed-approach"],
    validFrom: "2025-10-01",
    validUntil: "2027-12-31",
    kinds: ["radicalisation"],
    municipalities: region,
    contactPoint,
    convener: { office: "burgemeester van Elzerveen", municipality: "GM9001" },
    parties: [
      school("school-de-linde"),
      school("school-het-baken"),
      welfare,
      civilAffairs,
      police,
      mentalHealth,
      youthCare
    ],
    identifiers: ["name", "birth-date", "address", "phone", "email"],
    specialCategories: [],
    minimumAge: 12,
    linkRule: { angles: 2, organisations: 2, withinMonths: 24 },
    hubLimit: 20,
    levels,
    retention,
    archive
  },
  {
    id: "merenland-polarisatie",
    version: 1,
    status: "active",
    title: { nl: "Signalen van polarisatie Merenland", en: "Merenland signals of polarisation" },
    basis: {
      kind: "avg",
      law: "Gemeentewet art. 172; AVG art. 6 lid 1 onder e",
      dpia: { reference: "DPIA-ML-2025-05", date: "2025-09-01", residualRisk: "acceptable" },
      registerEntry: "VR-ML-032",
      notified: { body: "AP", reference: "AP-ML-2025-118" },
      arrangement: "REG-ML-2025-03",
      policeDecision: "Wpg 20-ML-2025-3"
    },
    purposes: ["early-signalling", "area-approach"],
    validFrom: "2025-10-01",
    validUntil: "2027-12-31",
    kinds: ["polarisation"],
    municipalities: region,
    contactPoint,
    parties: [
      school("school-de-linde"),
      school("school-het-baken"),
      welfare,
      civilAffairs,
      police,
      mentalHealth,
      youthCare,
      housing,
      neighbourhoodFathers
    ],
    identifiers: [],
    specialCategories: [],
    minimumAge: 12,
    linkRule: { angles: 2, organisations: 2, withinMonths: 24 },
    hubLimit: 20,
    levels,
    retention,
    archive
  },
  {
    id: "waterdam-scholen",
    version: 1,
    status: "active",
    title: { nl: "Scholen en welzijn Waterdam", en: "Waterdam schools and welfare" },
    basis: {
      kind: "avg",
      law: "Wet op het voortgezet onderwijs 2020, zorgplicht veiligheid; AVG art. 6 lid 1 onder e",
      dpia: { reference: "DPIA-WD-2025-01", date: "2025-08-15", residualRisk: "acceptable" },
      registerEntry: "VR-WD-007",
      notified: { body: "AP", reference: "AP-WD-2025-021" },
      arrangement: "REG-WD-2025-01"
    },
    purposes: ["early-signalling"],
    validFrom: "2025-10-01",
    validUntil: "2027-12-31",
    kinds: ["radicalisation"],
    municipalities: ["GM9002"],
    contactPoint: { organisation: "gemeente-waterdam", email: "contactpunt@waterdam.example" },
    parties: [school("school-de-linde"), school("school-het-baken"), welfare],
    identifiers: ["name", "birth-date", "address"],
    specialCategories: [],
    minimumAge: 12,
    linkRule: { angles: 2, organisations: 2, withinMonths: 24 },
    hubLimit: 20,
    levels,
    retention,
    archive
  },
  {
    id: "merenland-oud",
    version: 1,
    status: "ended",
    title: { nl: "Oud convenant Merenland", en: "Former Merenland covenant" },
    basis: {
      kind: "avg",
      law: "Gemeentewet art. 172",
      dpia: { reference: "DPIA-ML-2022-01", date: "2022-05-01" },
      registerEntry: "VR-ML-012",
      notified: { body: "AP", reference: "AP-ML-2022-044" },
      policeDecision: "Wpg 20-ML-2022-1"
    },
    purposes: ["early-signalling"],
    validFrom: "2022-06-01",
    validUntil: "2024-12-31",
    kinds: ["radicalisation"],
    municipalities: region,
    contactPoint,
    parties: [school("school-de-linde"), welfare, police],
    identifiers: ["name", "birth-date"],
    specialCategories: [],
    minimumAge: 12,
    linkRule: { angles: 2, organisations: 2, withinMonths: 24 },
    hubLimit: 20,
    levels,
    retention,
    archive
  }
]
