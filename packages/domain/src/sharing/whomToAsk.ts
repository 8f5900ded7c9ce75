import type { CovenantDocument } from "../covenant/CovenantDocument.ts"
import type { RefusalCode } from "../refusal/Refusal.ts"
import type { Bilingual } from "../text.ts"

/** Whom somebody asks who may not share, or not all of it: those who can help with just this, then the contact point. Never empty. */
export function whomToAsk(
  codes: ReadonlyArray<RefusalCode>,
  covenant: CovenantDocument | undefined
): ReadonlyArray<Bilingual> {
  const fitting = byCode.filter(({ any }) => codes.some((code) => any.has(code))).map(({ text }) => text)
  return [...fitting, contactPointOf(covenant)]
}

export function contactPointOf(covenant: CovenantDocument | undefined): Bilingual {
  const point = covenant?.contactPoint
  return point === undefined
    ? {
        nl: "Twijfelt u? Vraag de functionaris gegevensbescherming van uw organisatie.",
        en: "In doubt? Ask your organisation's data protection officer."
      }
    : {
        nl: `Twijfelt u? Vraag het contactpunt: ${point.organisation}, ${point.email}.`,
        en: `In doubt? Ask the contact point: ${point.organisation}, ${point.email}.`
      }
}

const byCode: ReadonlyArray<{ readonly any: ReadonlySet<RefusalCode>; readonly text: Bilingual }> = [
  {
    any: new Set(["role-not-allowed", "training-required", "partner-not-party"]),
    text: {
      nl: "Vraag in uw organisatie wie onder dit convenant mag delen.",
      en: "Ask in your organisation who may share under this covenant."
    }
  },
  {
    any: new Set(["health-content-without-ground"]),
    text: {
      nl: "Vraag uw cliënt om toestemming, of overleg met uw aandachtsfunctionaris.",
      en: "Ask your client's consent, or consult your designated colleague."
    }
  },
  {
    any: new Set(["below-minimum-age"]),
    text: {
      nl: "Bespreek uw zorg met jeugdhulp of Veilig Thuis.",
      en: "Discuss your worry with youth care or Veilig Thuis."
    }
  },
  {
    any: new Set(["religious-observance-only", "political-activity-only", "observation-missing"]),
    text: {
      nl: "Bespreek met een collega of coördinator welk gedrag u zorgen geeft. Is dat er niet, dan is er geen signaal.",
      en: "Discuss with a colleague or coordinator which behaviour worries you. If there is none, there is no signal."
    }
  },
  {
    any: new Set(["purpose-outside-covenant", "kind-not-covered", "place-outside-covenant"]),
    text: {
      nl: "Vraag of er een ander convenant is dat hier wel voor geldt.",
      en: "Ask whether there is another covenant that does cover this."
    }
  },
  {
    any: new Set(["informal-network"]),
    text: {
      nl: "Vraag de gemeente om zelf met de persoon of het gezin in gesprek te gaan.",
      en: "Ask the municipality to talk to the person or the family itself."
    }
  }
]
