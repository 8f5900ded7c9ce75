import { Schema } from "effect"
import { CovenantDocument } from "../covenant/CovenantDocument.ts"
import { Partner, Region } from "../region/Region.ts"
import { User } from "../role/Role.ts"
import { demoCovenantSources } from "./demoCovenants.ts"

/** The invented region Merenland: no real place, organisation or person. Decoded when loaded, so that it is as valid as what a region enters itself. */

export const demoRegion: Region = Schema.decodeUnknownSync(Region)({
  id: "merenland",
  name: { nl: "Merenland", en: "Merenland" },
  municipalities: [
    { code: "GM9001", name: "Elzerveen", participation: "active" },
    { code: "GM9002", name: "Waterdam", participation: "active" },
    { code: "GM9003", name: "Oosterlee", participation: "watching" },
    { code: "GM9004", name: "Lindehoek", participation: "none" }
  ]
})

export const demoPartners: ReadonlyArray<Partner> = Schema.decodeUnknownSync(Schema.Array(Partner))([
  { id: "school-de-linde", name: "School De Linde", angle: "education", municipality: "GM9001", network: "formal" },
  { id: "school-het-baken", name: "School Het Baken", angle: "education", municipality: "GM9002", network: "formal" },
  { id: "welzijn-elzerveen", name: "Welzijn Elzerveen", angle: "welfare", municipality: "GM9001", network: "formal" },
  {
    id: "burgerzaken-waterdam",
    name: "Burgerzaken Waterdam",
    angle: "civil-affairs",
    municipality: "GM9002",
    network: "formal"
  },
  { id: "politie-merenland", name: "Politie Merenland", angle: "police", municipality: "GM9001", network: "formal" },
  { id: "ggz-merenland", name: "GGZ Merenland", angle: "mental-health", municipality: "GM9001", network: "formal" },
  {
    id: "jeugdzorg-merenland",
    name: "Jeugdzorg Merenland",
    angle: "youth-care",
    municipality: "GM9001",
    network: "formal"
  },
  { id: "woonstichting-vest", name: "Woonstichting Vest", angle: "housing", municipality: "GM9002", network: "formal" },
  {
    id: "buurtvaders-waterdam",
    name: "Buurtvaders Waterdam",
    angle: "civil-society",
    municipality: "GM9002",
    network: "informal"
  }
])

export const demoCovenants: ReadonlyArray<CovenantDocument> = Schema.decodeUnknownSync(Schema.Array(CovenantDocument))(
  demoCovenantSources
)

const active = demoCovenants.filter((covenant) => covenant.status === "active")
const onAll = (role: string, covenants: ReadonlyArray<CovenantDocument> = active) =>
  covenants.map((covenant) => ({ role, covenant: covenant.id }))
const onThoseOf = (partner: string) =>
  active
    .filter((covenant) => covenant.parties.some((party) => party.partner === partner))
    .map((covenant) => ({ role: "poster", covenant: covenant.id }))
const poster = (id: string, displayName: string, partner: string, profession: string) => ({
  id,
  displayName,
  partner,
  profession,
  grants: onThoseOf(partner)
})

/** May sign for their organisation in every covenant it is party to. They post nothing and see no signal. */
const signatory = (id: string, displayName: string, partner: string) => ({
  id,
  displayName,
  partner,
  grants: onThoseOf(partner).map((one) => ({ ...one, role: "signatory" }))
})

/** In the demo the password is the id. */
export const demoUsers: ReadonlyArray<User> = Schema.decodeUnknownSync(Schema.Array(User))([
  { id: "coordinator", displayName: "C. Jansen, regionaal coördinator", grants: onAll("coordinator") },
  {
    id: "coordinator-waterdam",
    displayName: "W. de Boer, coördinator Waterdam",
    municipality: "GM9002",
    grants: onAll("coordinator")
  },
  {
    id: "regisseur-elzerveen",
    displayName: "R. Smit, regisseur Elzerveen",
    municipality: "GM9001",
    grants: onAll("lead-municipality")
  },
  { id: "beleid", displayName: "B. Visser, beleid", grants: onAll("policy-analyst") },
  {
    id: "fg",
    displayName: "F. Mulder, functionaris gegevensbescherming",
    grants: onAll("data-protection-officer", demoCovenants)
  },
  { id: "beheer", displayName: "H. Bos, beheer", grants: onAll("administrator", demoCovenants) },
  poster("docent", "D. Bakker, docent", "school-de-linde", "teacher"),
  poster("balie", "E. Meijer, balie", "burgerzaken-waterdam", "counter-staff"),
  poster("wijkagent", "P. Dekker, wijkagent", "politie-merenland", "community-police-officer"),
  poster("jongerenwerker", "J. Vos, jongerenwerker", "welzijn-elzerveen", "youth-worker"),
  poster("ggz-behandelaar", "G. Hendriks, behandelaar", "ggz-merenland", "care-professional"),
  signatory("bestuur-linde", "L. Kok, bestuur School De Linde", "school-de-linde"),
  signatory("bestuur-baken", "A. Prins, bestuur School Het Baken", "school-het-baken"),
  signatory("bestuur-welzijn", "S. Mol, bestuur Welzijn Elzerveen", "welzijn-elzerveen"),
  signatory("bestuur-burgerzaken", "T. Haan, hoofd burgerzaken Waterdam", "burgerzaken-waterdam"),
  signatory("bestuur-politie", "N. Kuiper, districtschef politie", "politie-merenland"),
  signatory("bestuur-ggz", "I. Wolf, bestuur GGZ Merenland", "ggz-merenland"),
  signatory("bestuur-jeugdzorg", "O. Blom, bestuur Jeugdzorg Merenland", "jeugdzorg-merenland"),
  signatory("bestuur-vest", "Y. Schut, bestuur Woonstichting Vest", "woonstichting-vest")
])
