import type { Told } from "../link/linkTexts.ts"

/** A report is whole in each. */
export type Language = keyof Told

/** Written as the language has it. */
type HowWell = Readonly<Record<"version" | "records" | "precision" | "recall" | "by", string>>

/** What a report on a model says, but for what is wrong with the model: that is in `DOUBTS`. */
export const reportTexts = {
  other: { nl: "In English", en: "In het Nederlands" },
  evaluated: (version: string): Told => ({ nl: `Model ${version} beoordeeld`, en: `Model ${version} evaluated` }),
  refitted: (version: string): Told => ({
    nl: `Model ${version} opnieuw geschat`,
    en: `Model ${version} re-estimated`
  }),
  measured: { nl: "gemeten aan de bekende antwoorden", en: "measured against the truth" },
  believed: { nl: "geschat door het model zelf, niet gemeten", en: "estimated by the model itself, not measured" },
  howWell: {
    nl: ({ version, records, precision, recall, by }: HowWell) =>
      `Dit verslag laat zien hoe goed koppelmodel ${version} de ${records} records koppelt: precisie ${precision} en volledigheid ${recall} (${by}).`,
    en: ({ version, records, precision, recall, by }: HowWell) =>
      `This report shows how well linkage model ${version} links the ${records} records: precision ${precision} and recall ${recall} (${by}).`
  },
  ofWhich: {
    nl: "Precisie is het deel van de koppelingen dat klopt. Volledigheid is het deel van de ware koppelingen dat is gevonden. F1 is hun harmonisch gemiddelde. Het verslag bevat geen persoonsgegevens.",
    en: "Precision is the share of the links that is right. Recall is the share of the true links that was found. F1 is their harmonic mean. The report holds no personal data."
  },
  advice: { nl: "Is het aan te raden?", en: "Should it be used?" },
  foot: {
    nl: 'Een nieuw model verandert uit zichzelf geen kruisverband. Elk kruisverband noemt het model dat het woog, en wat mensen hebben bevestigd of afgewezen blijft staan. Of het model wordt gebruikt, besluiten mensen. Hoe dat gaat: docs/linkage.md, "Re-estimating the model".',
    en: 'A new model changes no link by itself. Each link names the model that weighed it, and what people have confirmed or rejected stands. Whether the model is used is for people to decide. How to adopt one: docs/linkage.md, "Re-estimating the model".'
  },
  asTable: { nl: "Als tabel", en: "As a table" },

  about: { nl: "Het model en de records", en: "The model and the records" },
  model: { nl: "Het model", en: "The model" },
  version: { nl: "Versie", en: "Version" },
  parent: { nl: "Geschat vanuit", en: "Parent" },
  none: { nl: "geen", en: "none" },
  more: { nl: "meer", en: "more" },
  unlabelled: { nl: "Opnieuw geschat, zonder voorbeelden", en: "Re-estimated, without labels" },
  shares: { nl: "aandelen", en: "shares" },
  levels: {
    nl: "aandelen, en hoe de records van één persoon overeenkomen (het bestand toont woonadressen en geen gezinnen)",
    en: "shares, and how one person's records agree (the file shows homes and no families)"
  },
  skipped: { nl: "Overgeslagen rijen", en: "Rows skipped" },
  ofRecords: { nl: "De records", en: "The records" },
  figure: { nl: "getal", en: "figure" },
  records: { nl: "Records", en: "Records" },
  compared: { nl: "Vergeleken paren", en: "Pairs compared" },
  candidates: { nl: "Kandidaten per record", en: "Candidates a record" },
  bar: { nl: "Bits die een paar nodig heeft", en: "Bits that a pair needs" },
  clusters: { nl: "Groepen van meer dan één record", en: "Clusters of more than one record" },

  estimated: { nl: "Geschatte scores", en: "Estimated scores" },
  noTruth: {
    nl: "Er zijn geen antwoorden gegeven. Deze getallen zijn wat elk model van zichzelf denkt: een schatting, geen meting. Paren die nooit zijn vergeleken, tellen niet mee.",
    en: "No truth was given. These figures are what each model believes of itself: an estimate, not a measurement. Pairs that were never compared are not in it."
  },
  fromChances: {
    nl: "Geschat uit de kans van elk paar dat het om één persoon gaat",
    en: "Estimated from the chance of a match of each pair"
  },
  ofModel: { nl: "model", en: "model" },
  precision: { nl: "precisie", en: "precision" },
  recall: { nl: "volledigheid", en: "recall" },
  recallOfCandidates: { nl: "volledigheid van de kandidaten", en: "recall of the candidates" },

  weights: (version: string): Told => ({ nl: `Gewichten volgens ${version}`, en: `Weights by ${version}` }),
  pairsByWeight: (version: string): Told => ({
    nl: `Vergeleken paren naar gewicht, model ${version}`,
    en: `Compared pairs by weight, model ${version}`
  }),
  weight: { nl: "gewicht (bits)", en: "weight (bits)" },
  pairs: { nl: "paren", en: "pairs" },
  twoHills: {
    nl: "Vergeleken paren naar gewicht. Paren op of rechts van de rechte lijn tellen als dezelfde persoon. Twee heuvels met een dal bij de lijn betekenen dat het model mensen uit elkaar kan houden.",
    en: "Compared pairs by weight; pairs at or right of the upright line are taken. Two hills with a valley at the line tell that the model can tell people apart."
  },
  byWeight: { nl: "Paren naar gewicht", en: "Pairs by weight" },
  from: { nl: "vanaf (bits)", en: "from (bits)" },
  to: { nl: "tot (bits)", en: "to (bits)" },

  moved: (version: string): Told => ({ nl: `Wat er veranderde sinds ${version}`, en: `What moved since ${version}` }),
  start: {
    nl: "Bits waarmee het bewijs over een paar begint, naar het aantal records met de hele naam die de twee delen",
    en: "Bits from which the evidence on a pair starts, by how many records hold the whole name that the two share"
  },
  ofName: { nl: "records met de naam", en: "records of the name" },
  beforeBits: { nl: "eerst (bits)", en: "before (bits)" },
  afterBits: { nl: "nu (bits)", en: "after (bits)" },
  movedBits: { nl: "verschil (bits)", en: "moved (bits)" },
  before: { nl: "eerst", en: "before" },
  after: { nl: "nu", en: "after" },
  place: { nl: "plaats in het modelbestand", en: "place in the model file" },
  furthest: {
    nl: (told: number, all: number, least: string) =>
      `De ${told} van ${all} aandelen en kansen die ${least} bits of meer verschoven`,
    en: (told: number, all: number, least: string) =>
      `The ${told} of ${all} shares and chances that moved by ${least} bits or more`
  }
} as const
