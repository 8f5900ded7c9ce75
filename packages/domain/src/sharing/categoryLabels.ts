import type { Bilingual } from "../text.ts"

/** Special categories (AVG 9, 10) as people call them; the codes of `screenBody`. */
export const categoryLabels: Readonly<Record<string, Bilingual>> = {
  religion: { nl: "geloof of levensovertuiging", en: "religion or belief" },
  ethnicity: { nl: "afkomst", en: "ethnic origin" },
  nationality: { nl: "nationaliteit of geboorteland", en: "nationality or country of birth" },
  politics: { nl: "politieke voorkeur of lidmaatschap", en: "political views or membership" },
  health: { nl: "gezondheid", en: "health" },
  "sexual-orientation": { nl: "seksuele geaardheid", en: "sexual orientation" },
  biometrics: { nl: "biometrische gegevens", en: "biometric data" },
  "criminal-record": { nl: "strafrechtelijk verleden", en: "criminal record" }
}
