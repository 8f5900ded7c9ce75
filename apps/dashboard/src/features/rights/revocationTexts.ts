import { defineTexts } from "../../shared/text/defineTexts.ts"

export const revocationTexts = defineTexts({
  nl: {
    title: "Terugdraaien na een later besluit",
    text: "Is later anders besloten? Dan mogen er weer nieuwe signalen over deze persoon komen, zodra een tweede persoon instemt. Wat is gewist blijft gewist.",
    cause: "Wat is er besloten?",
    causes: {
      "administrative-objection": "Besluit op bezwaar (Awb art. 7:11)",
      "court-ruling": "Uitspraak van de rechter (Awb art. 8:72)",
      "asked-by-person": "De persoon vraagt het zelf"
    },
    decidedOn: "Op welke dag?",
    toldOn: "De persoon weet dit sinds",
    toldMissing: "Vertel het de persoon eerst. Vul in op welke dag u dat deed.",
    reason: "Wat is er besloten, en waarom?",
    reasonMissing: "Schrijf op wat er is besloten en waarom.",
    propose: "Voorstellen",
    waiting: "Bezwaar terugdraaien: instemmen of niet",
    waitingText:
      "Een bezwaar was toegewezen en een later besluit draait dat terug. Na instemming mogen er weer nieuwe signalen over de persoon komen.",
    line: (cause: string, decided: string, told: string) =>
      `${cause}, van ${decided}. De persoon weet het sinds ${told}.`,
    proposedBy: (who: string) => `voorgesteld door ${who}`,
    alone: "U stelde dit zelf voor. Een ander moet instemmen.",
    agree: "Instemmen en uitvoeren",
    turnDown: "Niet instemmen",
    withdraw: "Voorstel intrekken",
    pending: (day: string) =>
      `Voorgesteld om terug te draaien, na een besluit van ${day}. Een tweede persoon moet nog instemmen.`,
    done: (day: string, who: string) =>
      `Teruggedraaid op ${day}, met instemming van ${who}. Nieuwe signalen mogen weer; wat is gewist blijft gewist.`,
    ends: {
      term: (day: string) =>
        `Alles van dit verzoek wordt vernietigd op ${day}. Dan blijft alleen deze regel in het register.`,
      restriction: "Dit verzoek blijft bewaard zolang er niets nieuws over de persoon mag worden vastgelegd.",
      untold: "Dit verzoek blijft bewaard tot alle ontvangers het weten."
    },
    expired: (day: string) => `Wat van dit verzoek was bewaard is vernietigd op ${day}. De bewaartermijn was voorbij.`
  },
  en: {
    title: "Taking back after a later decision",
    text: "Was it decided otherwise later? Then new signals about this person may come again, once a second person agrees. What was erased stays erased.",
    cause: "What was decided?",
    causes: {
      "administrative-objection": "Decision on an objection (Awb art. 7:11)",
      "court-ruling": "A court's ruling (Awb art. 8:72)",
      "asked-by-person": "The person asks for it"
    },
    decidedOn: "On which day?",
    toldOn: "The person has known since",
    toldMissing: "First tell the person. Fill in on which day you did.",
    reason: "What was decided, and why?",
    reasonMissing: "Write down what was decided and why.",
    propose: "Propose",
    waiting: "Taking back an objection: agree or not",
    waitingText:
      "An objection was upheld and a later decision takes that back. Once agreed, new signals about the person may come again.",
    line: (cause: string, decided: string, told: string) =>
      `${cause}, of ${decided}. The person has known since ${told}.`,
    proposedBy: (who: string) => `proposed by ${who}`,
    alone: "You proposed this yourself. Somebody else has to agree.",
    agree: "Agree and carry out",
    turnDown: "Do not agree",
    withdraw: "Withdraw the proposal",
    pending: (day: string) => `Proposed to take back, after a decision of ${day}. A second person still has to agree.`,
    done: (day: string, who: string) =>
      `Taken back on ${day}, with the agreement of ${who}. New signals may come again; what was erased stays erased.`,
    ends: {
      term: (day: string) => `All of this request is destroyed on ${day}. Only this line stays in the register.`,
      restriction: "This request is kept as long as nothing new may be recorded about the person.",
      untold: "This request is kept until every recipient knows."
    },
    expired: (day: string) => `What was kept of this request was destroyed on ${day}. Its term was over.`
  }
})
