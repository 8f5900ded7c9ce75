import type { Bilingual } from "@kruisverband/domain"
import { type Doubt, ENOUGH_RECORDS } from "@kruisverband/linkage/evaluate"

/** Why a re-estimated model had better not be used. */
export const DOUBTS: Readonly<Record<Doubt, Bilingual>> = {
  "too-few-records": {
    nl: `Niet aan te raden: minder dan ${ENOUGH_RECORDS.toLocaleString("nl-NL")} records. Zo'n schatting volgt het toeval van één bestand.`,
    en: `Not advisable: fewer than ${ENOUGH_RECORDS.toLocaleString("en")} records. Such an estimate follows the chances of one file.`
  },
  "no-truth": {
    nl: "Niet te beoordelen: zonder --truth zijn precisie en volledigheid alleen geschat door het model zelf.",
    en: "Cannot be judged: without --truth, precision and recall are only what the model believes of itself."
  },
  "clusters-worse": {
    nl: "Niet aan te raden: de F1 van de groepen is lager dan met het oude model.",
    en: "Not advisable: the F1 of the clusters is lower than by the parent model."
  },
  "precision-worse": {
    nl: "Niet aan te raden: de groepen zijn minder precies dan met het oude model. Twee mensen samenvoegen schaadt meer dan een verband missen.",
    en: "Not advisable: the clusters are less precise than by the parent model. Joining two people does more harm than missing a link."
  },
  "recall-at-99-worse": {
    nl: "Let op: bij een precisie van 0,99 wordt minder gevonden dan met het oude model.",
    en: "Mind: at precision .99 less is found than by the parent model."
  },
  "group-worse": {
    nl: "Niet aan te raden: voor minstens één naamgroep zijn er meer onterechte koppelingen dan met het oude model.",
    en: "Not advisable: at least one name group has more false links than by the parent model."
  }
}

export const NO_DOUBT: Bilingual = {
  nl: "Geen bezwaar gevonden op dit bestand. Beoordeel het model ook op records waar het niet uit geschat is.",
  en: "Nothing found against it on this file. Evaluate the model also on records that it was not estimated from."
}

/** Nothing was written: see `fitTo`. */
export const STANDS: Bilingual = {
  nl: "Geen nieuw model geschreven: op dit bestand is het meegeleverde model niet veilig te verbeteren.",
  en: "No new model written: from this file the shipped model cannot be bettered safely."
}
