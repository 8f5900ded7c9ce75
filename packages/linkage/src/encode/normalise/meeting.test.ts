import { describe, expect, it } from "vitest"
import { nameSkeleton, nameSound } from "./sound.ts"
import { fold } from "./text.ts"

/** Per language group: on each line the ways in which one name is met in registrations. They must fall in one class. */
const MEET: Readonly<Record<string, ReadonlyArray<string>>> = {
  Dutch: [
    "Johannes Jan Johan Hans Joop",
    "Cornelis Kees Cees Cor",
    "Petrus Pieter Piet Peter",
    "Wilhelmina Mina Willemijn Wilma",
    "Meijer Meyer Meier",
    "Kuijpers Kuypers Kuipers Cuijpers",
    "Dijkstra Dykstra",
    "Janssen Jansen Janse",
    "Schmidt Schmit Smidt",
    "Zijlstra Zylstra",
    "Hendriks Hendrikx Hendricks Hendrix",
    "Bruijn Bruin Bruyn",
    "Heijden Heyden Heiden",
    "Thijssen Tijsen Tijssen",
    "Gerritsen Gerritse Gerritzen",
    "Visser Fisser",
    "Bouwman Bouman",
    "Vermeulen Vermuelen",
    "Hoogendijk Hoogendyk Hogendijk",
    "Verschuur Verschuer"
  ],
  Moroccan: [
    "Mohamed Mohammed Muhammad Mohammad Mohamad Moh Mo Mhd",
    "Rachid Rashid Rasjid Rachied",
    "Youssef Yusuf Yousef Joessef Joesoef Youssuf",
    "Khadija Khadidja Chadidja Gadija Hatice",
    "Abderrahman Abdelrahman Abdurrahman Abderahman Abdoerrahman Abdirahman",
    "Abdelkader Abdelqader Abdulkadir Kader",
    "Abdessamad Abdelsamad Abdulsamad Abdussamad",
    "Abdennour Abdelnour Abdulnur",
    "Fatima Fatma Fatimah Faatima Fadma Fatiema",
    "Noureddine Nordin Nouredine Nurdin",
    "Chaoui Shawi Chawi",
    "Ouahabi Wahabi Ouhabi",
    "Cherkaoui Charkaoui Sherkaoui",
    "Hamdaoui Hamdawi Hamdoui",
    "Khattabi Chattabi Khatabi",
    "Benali BenAli Benalli",
    "Mustapha Mostafa Mustafa Moustapha",
    "Lahcen Lahsen",
    "Bouzid Bouzied Boezid",
    "Moussaoui Musaoui Moussawi",
    "Zahraoui Zahrawi Zahraouy",
    "Jilaoui Jilawi Djilaoui",
    "Ouazzani Wazzani"
  ],
  Turkish: [
    "Yıldız Yildiz YILDIZ Jildiz",
    "Yılmaz Yilmaz Jilmaz",
    "Çelik Celik Tjelik Chelik",
    "Öztürk Ozturk Oezturk Oeztuerk",
    "Şahin Sahin Shahin Sjahin",
    "Kılıç Kilic Kilich",
    "Doğan Dogan",
    "Güneş Gunes Guenes",
    "İbrahim Ibrahim IBRAHİM",
    "Mehmet Mehmed Muhammed",
    "Hüseyin Huseyin Hoesein",
    "Ayşe Ayse Aische Aysha",
    "Süleyman Suleyman Soleyman",
    "Uğur Ugur Oegoer",
    "Cem Djem",
    "Özgür Ozgur Oezguer",
    "Koç Koc",
    "Çetin Cetin Tjetin",
    "Karadağ Karadag"
  ],
  "Surinamese and Antillean": [
    "Soekhradj Sukhraj Soekraj Soekhraj",
    "Bhagwandin Bagwandin Bhagwandien Bagwandien",
    "Ramcharan Ramtjaran Ramcharran",
    "Radjesh Rajesh Radjes",
    "Persad Prasad Pershad",
    "Singh Sing",
    "Sewnath Sheonath Shivnath",
    "Jairam Djairam Jayram",
    "Baldew Baldeo",
    "Raghoebarsing Raghubarsingh Ragoebarsing",
    "Redjosentono Rejosentono",
    "Soeharto Suharto",
    "Djojo Joyo",
    "Girigori Girigorie",
    "Cijntje Cintje Sijntje",
    "Wijngaarde Wyngaarde",
    "Bisessar Bissessar Biseswar"
  ],
  Polish: [
    "Kowalski Kowalska Kovalski",
    "Wiśniewski Wisniewska Visniewski",
    "Dąbrowski Dabrowska",
    "Łukasz Lukasz Lukas",
    "Paweł Pawel Pavel",
    "Michał Michal Michael",
    "Krzysztof Kristof",
    "Małgorzata Malgorzata Gosia",
    "Katarzyna Kasia",
    "Wójcik Wojcik",
    "Zieliński Zielinska Zielinski",
    "Szymański Szymanska Simanski",
    "Woźniak Wozniak",
    "Kowalczyk Kowalchik",
    "Czarnecki Charnecki Tsjarnecki",
    "Piwowarczyk Pivovarchik",
    "Jabłoński Jablonska"
  ],
  "Syrian and Iraqi": [
    "Abdulrahman AbdelRahman Abdurahman Abdirahman",
    "Hussein Hussain Hoessein Housein Husain",
    "Khaled Khalid Chaled Galed",
    "Mahmoud Mahmud Machmoed Mahmood",
    "Khatib Khateeb Chatib",
    "Najjar Nadjar Najar",
    "Darwish Darwich Derwisj",
    "Qasim Kassem Kasim Qassem",
    "Tareq Tarek Tariq",
    "Ghassan Gassan",
    "Jawad Jaouad Djawad",
    "Suleiman Sulaiman Soleiman Sleiman",
    "Shahin Chahin Sjahin",
    "Yaqoub Yakub Yacoub",
    "Haidar Haydar",
    "Mousa Moussa Musa"
  ],
  "Eritrean and Ethiopian": [
    "Tesfay Tesfaye Tesfai ተስፋይ ተስፋዬ",
    "Haile Hayle Hayile ሃይለ ኃይሌ",
    "Weldu Woldu Weldoe ወልዱ",
    "Gebre Ghebre Gebra ገብረ",
    "Gebreselassie Ghebreselassie Gebreslassie",
    "Gebremichael Ghebremichael Gebremikael",
    "Woldemariam Weldemariam Weldemaryam",
    "Yohannes Yohanis Johanis ዮሃንስ ዮሐንስ",
    "Tsegay Segay Tsegai ጸጋይ ፀጋዬ",
    "Tekle Tecle ተክለ",
    "Girmay Ghirmay Germay",
    "Yemane Jemane የማነ",
    "Mehari Mihari መሓሪ",
    "Filmon Philemon",
    "Amanuel Emanuel",
    "Feven Fewen",
    "Tsion Sion",
    "Tesfalem Tesfaalem"
  ],
  "Somali and Afghan": [
    "Mohamud Maxamuud Mahamud",
    "Abdi Cabdi",
    "Farah Faarax Farrah",
    "Hassan Xasan",
    "Omar Cumar",
    "Warsame Warsama",
    "Mohammadi Mohamadi",
    "Ghulam Gholam",
    "Hosseini Husseini Hoseini",
    "Samiullah Samiollah",
    "Zalmai Zalmay"
  ],
  "Ukrainian and Russian": [
    "Oleksandr Aleksandr Alexander Sasha",
    "Serhiy Sergei Sergey",
    "Volodymyr Vladimir",
    "Shevchenko Sjevtsjenko Szewczenko",
    "Шевченко Shevchenko",
    "Олена Olena Elena",
    "Kateryna Ekaterina",
    "Ivanova Ivanov Iwanow",
    "Tatiana Tetiana Tatjana",
    "Zelenskyi Zelenski Zelensky",
    "Yuliia Julia Yulia"
  ]
}

/** On each line names of different people: no two sound alike. */
const APART: Readonly<Record<string, ReadonlyArray<string>>> = {
  Dutch: [
    "Jan Kees Piet Klaas Dirk",
    "Bakker Dekker Visser Mulder",
    "Sanne Lotte Femke Iris",
    "Jansen Hendriks Willems"
  ],
  Moroccan: [
    "Mohamed Ahmed Mahmoud Hamid",
    "Fatima Farida Samira Khadija",
    "Amrani Idrissi Bakkali",
    "Karim Kamal Khalid"
  ],
  Turkish: ["Emre Enes Eren", "Yılmaz Yıldız Yıldırım", "Mehmet Ahmet Murat", "Kaya Kara Koç", "Ayşe Elif Esra"],
  Surinamese: ["Ramdin Ramlal Ramcharan", "Radjesh Rakesh Ravi", "Soekhoe Soekhradj Soekhai"],
  Polish: ["Kowalski Kozłowski Kamiński", "Paweł Piotr Michał", "Nowak Wójcik Mazur"],
  Syrian: ["Hussein Hassan Hamza", "Khaled Khalil Karim", "Omar Ammar Amir", "Haddad Hamdan Hariri"],
  Eritrean: ["Tesfay Tekle Tsegay", "Haile Habte Hagos", "Yonas Yemane Yosef", "Weldu Woldemariam Woldemichael"]
}

const groups = (table: Readonly<Record<string, ReadonlyArray<string>>>) =>
  Object.entries(table).flatMap(([group, lines]) => lines.map((line) => [group, line] as const))

describe("spellings of one name", () => {
  it.each(groups(MEET))("%s: %s", (_, line) => {
    const classes = line.split(" ").map((name) => nameSkeleton(fold(name)))
    expect(classes).toEqual(classes.map(() => classes[0]))
  })
})

describe("names of different people", () => {
  it.each(groups(APART))("%s: %s", (_, line) => {
    const sounds = line.split(" ").map((name) => nameSound(fold(name)))
    expect(new Set(sounds).size).toBe(sounds.length)
  })
})
