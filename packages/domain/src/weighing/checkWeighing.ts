import { fold } from "../guard/words.ts"
import { type Finding, finding, findingsWhere } from "../rules/Finding.ts"
import type { Weighing } from "./Weighing.ts"

const table = "convenant art. weging; Kamerstukken 36225"
const need = "convenant art. weging; AVG art. 5 lid 1 onder c"

const questions = [
  ["coherence", table, "hoe de signalen samenhangen", "how the signals hang together"],
  ["strength", table, "hoe sterk de signalen zijn", "how strong the signals are"],
  ["socialRelations", table, "wie er om deze persoon heen staan", "who stand around this person"],
  ["selfReliance", table, "wat deze persoon zelf kan", "what this person can do alone"],
  ["proportionality", need, "waarom dit in verhouding is", "why this is in proportion"],
  ["subsidiarity", need, "waarom iets lichters niet genoeg is", "why nothing lighter will do"]
] as const

const offices = [
  ["chair", "de voorzitter", "the chair"],
  ["police", "de politie", "the police"],
  ["prosecution", "het Openbaar Ministerie", "the prosecution"],
  ["municipality", "de gemeente", "the municipality"]
] as const

/**
 * What the record of a weighing lacks before it may be decided (L12; AVG 5(1)(c)): each criterion in own words of five
 * at least and not one text for several, who were there, one of four outcomes, and the pre-selection before it as a step
 * of its own (the inspectorate found it unseen in 2024).
 */
export function checkWeighing(weighing: Weighing): ReadonlyArray<Finding> {
  const answers = questions.map(([field]) => words(weighing[field]).join(" "))
  const repeated = answers.some((answer, index) => answer !== "" && answers.indexOf(answer) !== index)
  return [
    ...questions.flatMap(([field, law, nl, en]) =>
      findingsWhere([
        [
          words(weighing[field]).length < 5,
          finding(`/${field}`, law, `Schrijf in eigen woorden op ${nl}.`, `Write in your own words ${en}.`)
        ]
      ])
    ),
    ...offices.flatMap(([office, nl, en]) =>
      findingsWhere([
        [
          !weighing.present.some((one) => one.office === office),
          finding("/present", table, `Noteer wie er was voor ${nl}.`, `Note who was there for ${en}.`)
        ]
      ])
    ),
    ...findingsWhere([
      [
        repeated,
        finding(
          "/coherence",
          table,
          "Elke vraag van de weging vraagt een eigen antwoord. Gebruik niet twee keer dezelfde tekst.",
          "Each question of the weighing asks its own answer. Do not use a text twice."
        )
      ],
      [
        weighing.preselection.length === 0 || weighing.preselection.some((one) => words(one.reason).length < 5),
        finding(
          "/preselection",
          table,
          "Leg vast wie dit voor de weging heeft gekozen, en waarom.",
          "Record who chose this for the weighing, and why."
        )
      ],
      [
        weighing.outcome === undefined,
        finding(
          "/outcome",
          table,
          "Kies de uitkomst: niets doen, meer informatie, persoonsgerichte aanpak of strafrechtelijk onderzoek.",
          "Choose the outcome: no action, more information, person-directed approach or criminal investigation."
        )
      ]
    ])
  ]
}

const words = (text: string) => fold(text).match(/\p{L}{2,}/gu) ?? []
