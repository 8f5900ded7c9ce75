import type { Bilingual } from "../text.ts"
import type { RefusalCode } from "./Refusal.ts"

export type RefusalText = {
  /** The covenant's clause and the law it rests on. */
  readonly clause: string
  /** What is the matter, and what to do. Never says anything about what is known of a person. */
  readonly text: Bilingual
}

/** One entry per code; the type makes a forgotten one a compile error. */
export const refusalTexts: Readonly<Record<RefusalCode, RefusalText>> = {
  "covenant-unknown": {
    clause: "AVG art. 5 lid 1 onder a, art. 6",
    text: {
      nl: "Dit convenant bestaat hier niet. Kijk of de naam klopt, of kies een convenant uit de lijst.",
      en: "This covenant does not exist here. Check its name, or choose a covenant from the list."
    }
  },
  "covenant-not-active": {
    clause: "convenant art. looptijd; AVG art. 5 lid 1 onder b, art. 6",
    text: {
      nl: "Dit convenant geldt nu niet. Er mag niets onder worden vastgelegd. Vraag het contactpunt welk convenant wel geldt.",
      en: "This covenant is not in force now. Nothing may be recorded under it. Ask the contact point which covenant is."
    }
  },
  "covenant-suspended": {
    clause: "convenant art. opschorting; AVG art. 5 lid 1 onder b, art. 6",
    text: {
      nl: "Dit convenant is tijdelijk stopgezet. Bewaar het signaal bij uzelf en vraag het contactpunt wanneer het weer kan. Is er nu gevaar? Bel 112.",
      en: "This covenant is suspended. Keep the signal with you and ask the contact point when it can be posted. Is there danger now? Call 112."
    }
  },
  "partner-not-party": {
    clause: "convenant art. partijen; AVG art. 5 lid 1 onder b, art. 26",
    text: {
      nl: "Uw organisatie doet niet mee aan dit convenant. Kies een convenant waar uw organisatie wel aan meedoet, of overleg met het contactpunt.",
      en: "Your organisation is not a party to this covenant. Choose one to which it is a party, or talk to the contact point."
    }
  },
  "role-not-allowed": {
    clause: "convenant art. partijen, functies; AVG art. 5 lid 1 onder f, art. 29",
    text: {
      nl: "Met deze functie mag u onder dit convenant geen signaal plaatsen. Vraag een collega die dat wel mag.",
      en: "This role may not post a signal under this covenant. Ask a colleague whose role may."
    }
  },
  "training-required": {
    clause: "convenant art. partijen, scholing; AVG art. 24 lid 2, art. 32 lid 4",
    text: {
      nl: "Voor dit convenant moet u eerst de training volgen. Vraag een getrainde collega om het signaal te plaatsen, of meld u aan voor de training.",
      en: "This covenant asks for training first. Ask a trained colleague to post the signal, or sign up for the training."
    }
  },
  "purpose-outside-covenant": {
    clause: "convenant art. doelen; AVG art. 5 lid 1 onder b; Jeugdwet art. 7.1.2.1 lid 3",
    text: {
      nl: "Dit doel staat niet in het convenant. Kies een doel uit het convenant. Past er geen? Dan mag u dit hier niet delen.",
      en: "This purpose is not in the covenant. Choose one that is. If none fits, this may not be shared here."
    }
  },
  "kind-not-covered": {
    clause: "convenant art. soorten signalen; AVG art. 5 lid 1 onder b en c",
    text: {
      nl: "Dit convenant is niet voor dit soort signalen. Gaat het over een persoon, kies dan een convenant over radicalisering. Gaat het over een plek of groepen, kies dan een convenant over polarisatie.",
      en: "This covenant is not for signals of this kind. About a person: choose a covenant on radicalisation. About a place or groups: choose one on polarisation."
    }
  },
  "person-in-polarisation-signal": {
    clause: "convenant art. soorten signalen; AVG art. 5 lid 1 onder c",
    text: {
      nl: "Een signaal over polarisatie gaat over een plek, groepen en een thema, nooit over een persoon. Haal de velden over personen weg.",
      en: "A polarisation signal is about a place, groups and a theme, never about a person. Remove the fields about persons."
    }
  },
  "subject-missing": {
    clause: "convenant art. soorten signalen; AVG art. 5 lid 1 onder c en d",
    text: {
      nl: "Vul in over wie het gaat: ten minste een naam, telefoonnummer, e-mailadres of account. Weet u dat niet? Kies dan een signaal over een plek of groepen.",
      en: "Say whom it is about: at least a name, phone number, e-mail address or handle. If you do not know, post a signal about a place or groups."
    }
  },
  "place-or-group-missing": {
    clause: "convenant art. soorten signalen; AVG art. 5 lid 1 onder c",
    text: {
      nl: "Vul in waar het was, en om welke groep of welk thema het gaat.",
      en: "Say where it was, and which group or theme it is about."
    }
  },
  "religious-observance-only": {
    clause: "convenant art. inhoud; AVG art. 9; Jeugdwet art. 7.1.4.1; Grondwet art. 6",
    text: {
      nl: "Iemands geloof belijden is geen signaal: kleding, gebed, bekering, eten, baard of vasten. Beschrijf het gedrag waar u zich zorgen over maakt. Is er geen ander gedrag, plaats dan geen signaal.",
      en: "Practising a religion is no signal: clothing, prayer, conversion, diet, beard or fasting. Describe the behaviour that worries you. If there is none beyond this, do not post a signal."
    }
  },
  "political-activity-only": {
    clause: "convenant art. inhoud; AVG art. 9; Grondwet art. 7, 8 en 9",
    text: {
      nl: "Meedoen aan politiek is geen signaal: demonstreren, stemmen, lid zijn, flyeren of een petitie tekenen. Beschrijf het gedrag waar u zich zorgen over maakt. Is er geen ander gedrag, plaats dan geen signaal.",
      en: "Taking part in politics is no signal: demonstrating, voting, being a member, handing out flyers or signing a petition. Describe the behaviour that worries you. If there is none beyond this, do not post a signal."
    }
  },
  "informal-network": {
    clause: "convenant art. netwerken; AVG art. 5 lid 1 onder b",
    text: {
      nl: "U hoort bij een informeel netwerk. Daarvandaan kan nooit een signaal over een persoon komen. Een signaal over een plek of groepen kan wel. Is er nu gevaar? Bel 112.",
      en: "You belong to an informal network. A signal about a person can never come from there. One about a place or groups can. Is there danger now? Call 112."
    }
  },
  "observation-missing": {
    clause: "convenant art. inhoud; AVG art. 5 lid 1 onder d",
    text: {
      nl: "Schrijf in uw eigen woorden wat u zag of hoorde. Alleen vakjes aankruisen is niet genoeg.",
      en: "Write in your own words what you saw or heard. Ticking boxes is not enough."
    }
  },
  "name-in-polarisation-text": {
    clause: "convenant art. soorten signalen; AVG art. 5 lid 1 onder c",
    text: {
      nl: "In de tekst staat een naam van een persoon. Een signaal over polarisatie noemt geen personen. Schrijf bijvoorbeeld 'een jongere' of 'een bewoner'.",
      en: "The text names a person. A polarisation signal names nobody. Write for example 'a young person' or 'a resident'."
    }
  },
  "identifier-not-covered": {
    clause: "convenant art. gegevens; AVG art. 5 lid 1 onder c",
    text: {
      nl: "Dit gegeven over de persoon mag onder dit convenant niet worden vastgelegd. Laat het weg.",
      en: "This identifying detail may not be recorded under this covenant. Leave it out."
    }
  },
  "special-category-not-covered": {
    clause: "convenant art. bijzondere gegevens; AVG art. 9 en 10; UAVG art. 22 tot en met 33",
    text: {
      nl: "Geloof, afkomst, nationaliteit, politieke voorkeur en gezondheid mogen hier niet worden vastgelegd. Haal dit veld weg en beschrijf het gedrag dat u zag.",
      en: "Religion, origin, nationality, politics and health may not be recorded here. Remove the field and describe the behaviour you saw."
    }
  },
  "bsn-not-covered": {
    clause: "convenant art. gegevens; UAVG art. 46",
    text: {
      nl: "Dit lijkt op een burgerservicenummer (BSN). Dat mag hier niet worden gebruikt, ook niet in de tekst. Laat het weg.",
      en: "This looks like a citizen service number (BSN). It may not be used here, nor in the text. Leave it out."
    }
  },
  "health-content-without-ground": {
    clause: "convenant art. bijzondere gegevens; BW art. 7:457; Wet BIG art. 88; AVG art. 9",
    text: {
      nl: "U heeft een beroepsgeheim. Kies 'alleen bestaan' en laat de inhoud weg, of geef aan waarom u mag delen: toestemming of conflict van plichten.",
      en: "You are bound by professional secrecy. Choose 'existence only' and leave the content out, or give the ground for sharing: consent or conflict of duties."
    }
  },
  "below-minimum-age": {
    clause: "convenant art. leeftijd; AVG art. 8, overweging 38",
    text: {
      nl: "Deze persoon is jonger dan het convenant toestaat. Leg niets vast. Bespreek uw zorg met jeugdhulp of Veilig Thuis.",
      en: "This person is younger than the covenant allows. Record nothing. Discuss your worry with youth care or Veilig Thuis."
    }
  },
  "observed-in-future": {
    clause: "AVG art. 5 lid 1 onder d",
    text: {
      nl: "De datum ligt in de toekomst. Vul in wanneer u het zag of hoorde.",
      en: "The date is in the future. Fill in when you saw or heard it."
    }
  },
  "observed-too-long-ago": {
    clause: "convenant art. termijn; AVG art. 5 lid 1 onder c en e",
    text: {
      nl: "Dit is te lang geleden voor dit convenant. Plaats het niet. Is er iets nieuws gebeurd, beschrijf dan dat.",
      en: "This is too long ago for this covenant. Do not post it. If something new has happened, describe that."
    }
  },
  "place-outside-covenant": {
    clause: "convenant art. gebied; AVG art. 5 lid 1 onder b",
    text: {
      nl: "Deze gemeente hoort niet bij dit convenant. Kies een convenant dat daar wel geldt, of vraag het contactpunt.",
      en: "This municipality is outside the covenant. Choose a covenant that holds there, or ask the contact point."
    }
  },
  "restricted-by-objection": {
    clause: "AVG art. 18 lid 1 en art. 21",
    text: {
      nl: "Dit signaal kan nu niet worden vastgelegd. Neem contact op met het contactpunt van het convenant.",
      en: "This signal cannot be recorded now. Get in touch with the covenant's contact point."
    }
  },
  "encoding-invalid": {
    clause: "convenant art. gegevens; AVG art. 5 lid 1 onder d en f",
    text: {
      nl: "De versleutelde gegevens over de persoon kunnen niet worden gelezen, of zijn gemaakt met een oude versie van de koppeling. Maak ze opnieuw met de nieuwste versie van de koppeling en de sleutel van dit convenant.",
      en: "The sealed details of the person cannot be read, or were made with an old version of the client library. Make them again with the newest client library and this covenant's key."
    }
  },
  "encoding-outdated": {
    clause: "convenant art. gegevens; AVG art. 5 lid 1 onder d en f",
    text: {
      nl: "De persoon is verzegeld met een andere koppelsleutel dan die van dit convenant. Haal de sleutel opnieuw op en verzegel opnieuw.",
      en: "The person was sealed with another linkage key than this covenant's. Fetch the key again and seal again."
    }
  },
  "attestation-missing": {
    clause: "convenant art. verzegelen aan de bron; AVG art. 5 lid 1 onder c en lid 2",
    text: {
      nl: "Bij een verzegelde persoon vraagt dit convenant een verklaring die ontbreekt. Stuur die mee.",
      en: "Of a sealed person this covenant asks a statement that is missing. Send it along."
    }
  },
  "sealing-not-permitted": {
    clause: "convenant art. partijen, verzegelen aan de bron; AVG art. 5 lid 1 onder f, art. 25 en 32",
    text: {
      nl: "Uw organisatie mag onder dit convenant niet zelf verzegelen. De koppelsleutel wordt niet gegeven. Vraag het contactpunt om een aanpassing van het convenant, of meld zonder te verzegelen.",
      en: "Your organisation may not seal at the source under this covenant. The linkage key is not given. Ask the contact point for an amendment, or post without sealing."
    }
  },
  "token-not-bound": {
    clause: "convenant art. partijen, toegang van systemen; AVG art. 5 lid 1 onder f, art. 32",
    text: {
      nl: "Dit convenant vraagt een toegangsbewijs dat aan uw sleutel of certificaat vastzit. Vraag er zo een aan.",
      en: "This covenant asks for an access token that is bound to your key or certificate. Ask for such a one."
    }
  }
}
