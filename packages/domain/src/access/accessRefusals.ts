import type { RuleRefusal, RuleTexts } from "../rules/RuleRefusal.ts"

export type AccessRefusalCode =
  | "administrator-for-good"
  | "days-impossible"
  | "last-administrator"
  | "not-an-administrator"
  | "own-access"
  | "issuer-unknown"
  | "municipality-unknown"
  | "partner-not-party"
  | "partner-unknown"
  | "person-known"
  | "role-conflict"
  | "role-days-impossible"
  | "role-not-held"
  | "wider-than-holder"

export type AccessRefusal = RuleRefusal<AccessRefusalCode>

const text = (nl: string, en: string) => ({ nl, en })
const SECURITY = "AVG art. 5 lid 1 onder f, art. 32"

/** Why somebody may not give or take a role, and what to do instead. */
export const accessRefusalTexts: RuleTexts<AccessRefusalCode> = {
  "administrator-for-good": {
    clause: "AVG art. 5 lid 2, art. 24",
    text: text(
      "Een beheerder heeft geen laatste dag: een convenant heeft er altijd een. Laat bij verlof iemand waarnemen.",
      "An administrator has no last day: a covenant always has one. Have somebody stand in during leave."
    )
  },
  "days-impossible": {
    clause: SECURITY,
    text: text(
      "De waarneming eindigt op of na de dag waarop zij begint, niet in het verleden, en duurt ten hoogste een half jaar.",
      "The stand-in ends on or after the day on which it begins, not in the past, and lasts half a year at most."
    )
  },
  "last-administrator": {
    clause: "AVG art. 5 lid 2, art. 24",
    text: text(
      "Dit is de laatste beheerder van een convenant. Geef eerst iemand anders die rol.",
      "This is the last administrator of a covenant. Give somebody else that role first."
    )
  },
  "not-an-administrator": {
    clause: SECURITY,
    text: text("Alleen de beheerder van dit convenant mag dit doen.", "Only this covenant's administrator may do this.")
  },
  "own-access": {
    clause: "AVG art. 5 lid 2, art. 32 lid 1",
    text: text(
      "U verandert uw eigen toegang niet. Vraag een andere beheerder.",
      "You do not change your own access. Ask another administrator."
    )
  },
  "issuer-unknown": {
    clause: SECURITY,
    text: text(
      "Van deze aanbieder komt hier niemand binnen. Neem het adres over van de aanbieder waarmee u zelf inlogt.",
      "Nobody gets in here from this provider. Take the address of the provider by which you log in yourself."
    )
  },
  "municipality-unknown": {
    clause: SECURITY,
    text: text("Deze gemeente hoort niet bij de regio.", "This municipality is not of the region.")
  },
  "partner-not-party": {
    clause: "convenant art. partijen; AVG art. 26",
    text: text(
      "Deze rol is voor mensen van een partij. De organisatie van deze persoon is geen partij bij dit convenant.",
      "This role is for people of a party. This person's organisation is not a party to this covenant."
    )
  },
  "partner-unknown": {
    clause: "convenant art. partijen; AVG art. 26",
    text: text(
      "Deze organisatie is hier niet bekend. Kies er een uit de lijst.",
      "This organisation is not known here. Choose one from the list."
    )
  },
  "person-known": {
    clause: SECURITY,
    text: text(
      "Iemand met deze inlognaam bij deze aanbieder is hier al. Zoek de persoon op en geef een rol.",
      "Somebody with this log-in name at this provider is here already. Find the person and give a role."
    )
  },
  "role-conflict": {
    clause: "AVG art. 5 lid 2, art. 32 lid 1, art. 38 lid 6",
    text: text(
      "Deze rol gaat niet samen met een rol die deze persoon hier al heeft: wie toegang geeft of toezicht houdt, werkt niet met signalen. Trek die rol eerst in.",
      "This role does not go with one that this person has here already: who gives access or supervises does not work with signals. Withdraw that role first."
    )
  },
  "role-days-impossible": {
    clause: SECURITY,
    text: text(
      "De laatste dag ligt niet in het verleden en niet voor de eerste dag.",
      "The last day is not in the past and not before the first day."
    )
  },
  "role-not-held": {
    clause: SECURITY,
    text: text("Deze persoon heeft deze rol hier niet.", "This person does not have this role here.")
  },
  "wider-than-holder": {
    clause: "AVG art. 5 lid 1 onder c",
    text: text(
      "De waarnemer zou meer gemeenten zien dan wie wordt waargenomen. Kies iemand van dezelfde gemeente.",
      "The stand-in would see more municipalities than who is stood in for. Choose somebody of the same municipality."
    )
  }
}
