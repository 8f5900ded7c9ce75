import { fold } from "../guard/words.ts"

/** Words of a field's name: `countryOfBirth`, `country_of_birth` and `Country-Of-Birth` alike. */
export function keyWords(key: string): ReadonlyArray<string> {
  return fold(key.replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2"))
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "")
}

/** The special category (AVG 9, 10) that a field's name denotes in Dutch or English, if it denotes one. */
export function forbiddenCategory(words: ReadonlyArray<string>): string | undefined {
  const joined = words.join("")
  return categories.find(({ word, whole }) => words.some((part) => word.test(part)) || whole.test(joined))?.category
}

/** A citizen service number under another name than the schema's `bsn`, which the covenant decides on. */
export function isBsnField(joined: string): boolean {
  return /^(?:bsnnummer|bsnnumber|burgerservicenummer|citizenservicenumber|sofinummer|socialsecuritynumber|ssn|nationalid|personalnumber)$/u.test(
    joined
  )
}

/** Fields by which a body speaks of persons, and fields of an identity. */
export const personWord =
  /^(?:sealed)?(?:subject|person|persoon|persoons?gegevens|betrokkene|verdachte|suspect|individual|dader)(?:s|en|n|es)?$/u
export const identityWord =
  /^(?:givennames?|firstname|voornaam|voornamen|initials|voorletters|prefix|familyname|lastname|surname|achternaam|fullname|volledigenaam|birthdate|dateofbirth|dob|geboortedatum|bsn|phones?|telefoonnummer|emails?|handles?|address|adres)$/u

type Category = {
  readonly category: string
  /** Tested on each word of the name. */
  readonly word: RegExp
  /** Tested on the name written as one word. */
  readonly whole: RegExp
}

const never = /(?!)/u

const categories: ReadonlyArray<Category> = [
  {
    category: "religion",
    word: /^(?:religi\w*|geloof|geloofs\w*|gelovig\w*|levensovertuiging|levensbeschouwing|faith|beliefs?|church|kerk|kerkgenootschap|moskee|mosque|synagoge|synagogue|denominat\w*|confession|gezindte)$/u,
    whole: /^(?:kerkelijkegezindte|islamitisch|moslim|ismuslim|muslim|christen|joods|jewish)$/u
  },
  {
    category: "ethnicity",
    word: /^(?:ethn\w*|etni\w*|race|ras|racial|raciale?|afkomst|herkomst|origin|ancestry|huidskleur|skincolou?r|migratieachtergrond|allochtoon|autochtoon|moedertaal)$/u,
    whole:
      /^(?:skincolou?r|migrationbackground|migratieachtergrond|landvanherkomst|countryoforigin|mothertongue|nativelanguage|culturelachtergrond|culturalbackground)$/u
  },
  {
    category: "nationality",
    word: /^(?:nationalit\w*|nationaliteit\w*|citizenship|staatsburgerschap|geboorteland|verblijfsstatus|paspoortland)$/u,
    whole: /^(?:countryofbirth|birthcountry|placeofbirthcountry|landvangeboorte|residencestatus|immigrationstatus)$/u
  },
  {
    category: "politics",
    word: /^(?:politic\w*|politiek\w*|stemgedrag|stemvoorkeur|partijlidmaatschap|vakbond\w*)$/u,
    whole: /^(?:tradeunion\w*|unionmembership|votingbehaviou?r|partymembership|lidmaatschappartij)$/u
  },
  {
    category: "health",
    word: /^(?:health|gezondheid\w*|diagnos\w*|medical|medisch\w*|medication|medicatie|medicijn\w*|medicines?|illness\w*|ziekte\w*|disease\w*|disorder\w*|stoornis\w*|psychiatr\w*|psychisch\w*|handicap\w*|disabilit\w*|beperking\w*|dsm|icd|icd10|iq|treatment|behandeling|allergie\w*|verslaving\w*|addiction\w*)$/u,
    whole: /^(?:mentalhealth\w*|mentalstate|medischegegevens|ggzdiagnose)$/u
  },
  {
    category: "sexual-orientation",
    word: /^(?:geaardheid|sexuality|seksualiteit|lhbti\w*|lgbt\w*)$/u,
    whole: /^(?:sexualorientation|seksuelegeaardheid|sexlife|seksleven)$/u
  },
  {
    category: "biometrics",
    word: /^(?:biometr\w*|vingerafdruk\w*|fingerprint\w*|dna|genetic\w*|genetisch\w*)$/u,
    whole: never
  },
  {
    category: "criminal-record",
    word: /^(?:strafblad|antecedenten|convictions?|veroordeling\w*|strafrechtelijk\w*)$/u,
    whole: /^(?:criminalrecord|criminalhistory|justitieledocumentatie)$/u
  }
]
