using System.Globalization;

namespace YoungFutures.Benchmarks;

/// <summary>Names and places for invented people: the frequency lists of the data folder where there are any, short lists of our own otherwise.</summary>
internal sealed class InventedNames
{
    public static readonly string[] SecondGirls = ["Rose", "May", "Grace", "Mai", "Leigh", "Lili", "Ann", "Mae", "Jane", "Louise"];
    public static readonly string[] SecondBoys = ["James", "Lee", "Jack", "John", "Rhys", "Joe", "Thomas", "Ray"];

    public static readonly (string Word, string Brief)[] Abbreviations =
        [("Road", "Rd"), ("Street", "St"), ("Avenue", "Ave"), ("Close", "Cl"), ("Drive", "Dr"), ("Lane", "Ln"), ("Court", "Ct"), ("Grove", "Gr"), ("Crescent", "Cres"), ("Terrace", "Tce")];

    private static readonly Dictionary<string, (string Girls, string Boys, string Surnames)> Own = new()
    {
        ["english"] = ("Olivia Amelia Isla Ava Emily Isabella Mia Poppy Ella Lily Grace Freya Charlotte Sophie Alice Daisy Phoebe Evie Ruby Chloe Jessica Lucy Holly Megan Amy Hannah Molly Katie Abigail Eleanor",
            "Oliver George Harry Noah Jack Leo Arthur Oscar Charlie Jacob Thomas Henry William Joshua Alfie Archie Max Lucas James Ethan Edward Logan Samuel Daniel Benjamin Joseph Luke Ryan Callum Liam Nathan",
            "Smith Jones Taylor Williams Brown Davies Evans Wilson Thomas Roberts Johnson Lewis Walker Robinson Wood Thompson White Watson Jackson Wright Green Harris Cooper King Lee Martin Clarke James Morgan Hughes Edwards Hill Moore Clark Harrison Scott Young Morris Hall Ward Turner Carter Phillips Mitchell Patel Adams Campbell Anderson Allen Cook"),
        ["welsh"] = ("Cerys Seren Ffion Megan Mali Erin Efa Lowri Nia Elin Catrin Angharad Gwen Rhiannon Sioned Carys Mari Cadi Lleucu Non Alaw Beca Tesni Heledd Branwen Eleri Bethan Elen Siân Llinos",
            "Rhys Dylan Osian Gethin Ioan Iestyn Owain Dafydd Gruffydd Macsen Tomos Cai Harri Ifan Elis Llŷr Steffan Aled Gareth Huw Emyr Siôn Guto Jac Morgan Evan Gwilym Rhodri Iwan Tudur",
            "Jones Williams Davies Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James Rees Price Parry Jenkins Phillips Lloyd Pugh Ellis Powell Howells Bowen Pritchard Humphreys Watkins Vaughan Bevan Rowlands"),
        ["polish"] = ("Zuzanna Julia Maja Zofia Hanna Lena Alicja Maria Oliwia Amelia Aleksandra Wiktoria Natalia Nikola Emilia Gabriela Martyna Weronika Karolina Magdalena Kinga Milena",
            "Jakub Antoni Jan Szymon Filip Kacper Franciszek Aleksander Mikołaj Wojciech Bartosz Adam Stanisław Marcel Wiktor Oskar Tymon Dawid Mateusz Igor Paweł Łukasz Norbert Maciej",
            "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Majewski Olszewski Stępień Malinowski Dudek Górski Sikora Walczak Rutkowski Baran Szewczyk Pietrzak"),
        ["south_asian"] = ("Aisha Fatima Zainab Maryam Amna Iqra Hafsa Khadija Sana Zara Aaliyah Safa Inaya Noor Anaya Simran Priya Jasleen Harleen Manpreet Gurleen Riya Diya Ishani Bisma Javeria Mahnoor Aleena Yumna Sumaya",
            "Muhammad Mohammed Mohammad Ali Hamza Ibrahim Yusuf Musa Ahmed Abdullah Omar Hassan Zain Bilal Haris Adam Eesa Umar Ayaan Rayyan Arjun Aarav Harpreet Gurdeep Manveer Rohan Dev Nasir Awais Imran Faisal Zeeshan Usman",
            "Khan Ahmed Ali Hussain Begum Singh Kaur Patel Shah Uddin Miah Rahman Akhtar Iqbal Mahmood Malik Bibi Hussein Islam Chowdhury Sharma Mirza Sheikh Aziz Rashid Yousaf Javed Aslam Raza Kapoor Desai Mehta Gill Sandhu Bhatti Rafiq Nawaz Saleem Khatun Imran"),
        ["african"] = ("Rutendo Tanaka Adaeze Chiamaka Temi Ama Akosua Abena Zuri Makena Nia Fatou Aminata Blessing Princess Queen Grace Deborah Esther Thandiwe Rudo Tiana",
            "Tendai Tinashe Kwame Kofi Emeka Chidi Tunde Ayo Samuel Emmanuel David Joshua Sekou Ibrahim Musa Solomon Zion Nathan Tobi Uche Kelechi Takudzwa",
            "Moyo Ncube Owusu Mensah Boateng Adeyemi Okafor Okoro Diallo Traore Abubakar Asante Kamara Sesay Bangura Phiri Banda Dube Sibanda Ndlovu Ogbonna Eze Osei Appiah Sulaiman Kalu"),
        ["irish"] = ("Aoife Saoirse Niamh Ciara Caoimhe Siobhán Róisín Sinéad Áine Orla Éadaoin Clodagh Fiadh Sadhbh Gráinne Teagan Molly Erin Shannon Rose",
            "Conor Sean Oisín Cian Fionn Tadhg Darragh Ronan Finn Liam Patrick Cillian Eoin Rory Declan Senan Cormac Kieran Brendan Aidan",
            "Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn Moore McLaughlin Connolly Daly Connell Wilson Dunne Brennan Burke Collins Sheehan Cassidy McDonald McMahon"),
    };

    private static readonly string[][] SurnameForms =
    [
        ["Davies", "Davis", "Dafis", "Davys"], ["Hughes", "Huws", "Hews"], ["Thomas", "Tomos"], ["Evans", "Ifans"], ["Williams", "Wiliams", "Willams"], ["Rees", "Reece", "Rhys"], ["Griffiths", "Griffith", "Gruffydd"],
        ["Phillips", "Philips"], ["Lloyd", "Llwyd"], ["Parry", "Parri"], ["Price", "Prys"], ["Roberts", "Robert"], ["Clarke", "Clark"], ["Thompson", "Thomson"], ["Hussain", "Hussein", "Husain"],
        ["Ahmed", "Ahmad"], ["Rahman", "Rehman"], ["Choudhury", "Chowdhury"], ["Yousaf", "Yousuf", "Yusuf"], ["Jenkins", "Jenkyns"], ["Powell", "Powel"], ["Owen", "Owens"], ["Reilly", "O'Reilly"],
    ];

    private static readonly string[][] GivenForms =
    [
        ["Muhammad", "Mohammed", "Mohammad", "Mohamed", "Md"], ["Aisha", "Ayesha", "Aysha"], ["Yusuf", "Yousef", "Yousuf"], ["Zainab", "Zaynab"], ["Ahmed", "Ahmad"], ["Rhys", "Reece", "Rees"], ["Siân", "Shan"],
        ["Dafydd", "David", "Dai"], ["Gruffydd", "Gruffudd", "Griff"], ["Owain", "Owen"], ["Tomos", "Thomas", "Tom"], ["Harri", "Harry"], ["Ifan", "Evan"], ["Siôn", "Shaun", "John"], ["Catrin", "Catherine", "Cat"],
        ["Isabella", "Isabelle", "Bella", "Izzy"], ["Oliver", "Ollie"], ["William", "Will", "Billy"], ["Thomas", "Tom", "Tommy"], ["Joshua", "Josh"], ["Samuel", "Sam"], ["Benjamin", "Ben"], ["Daniel", "Dan", "Danny"],
        ["Joseph", "Joe"], ["Edward", "Ted", "Eddie"], ["Charlotte", "Lottie", "Charlie"], ["Sophie", "Sofie", "Soph"], ["Katie", "Kate", "Katy"], ["Abigail", "Abi", "Abbie"], ["Eleanor", "Ellie", "Nell"],
        ["Aleksander", "Alexander", "Alex", "Olek"], ["Jakub", "Jacob", "Kuba"], ["Zuzanna", "Zuza", "Susanna"], ["Aleksandra", "Ola", "Alexandra"], ["Saoirse", "Seersha"], ["Niamh", "Neve"], ["Conor", "Connor"], ["Sean", "Shaun"],
        ["Jessica", "Jess"], ["Megan", "Meg"], ["Amelia", "Millie"], ["Alexander", "Alex"], ["Callum", "Calum"], ["Nathan", "Nate"], ["Lucy", "Lucie"], ["Elis", "Ellis"], ["Jac", "Jack"], ["Cai", "Kai"], ["Ibrahim", "Ebrahim"],
    ];

    private readonly Dictionary<string, Drawn> girls = [];
    private readonly Dictionary<string, Drawn> boys = [];
    private readonly Dictionary<string, Drawn> surnames = [];
    private readonly Dictionary<string, List<string>> givenForms = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> surnameForms = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> outcodes = [];

    public IReadOnlyList<string> Towns { get; } =
        ["Wrexham", "Mold", "Flint", "Holywell", "Deeside", "Ruabon", "Llangollen", "Rhyl", "Denbigh", "Ruthin", "Corwen", "Conwy", "Llandudno", "Bangor", "Caernarfon", "Bala", "Barmouth", "Prestatyn", "Abergele", "Chirk"];

    public IReadOnlyList<string> Streets { get; } = Cross();

    public static InventedNames Of(string? folder)
    {
        var made = new InventedNames();
        foreach (var (origin, lists) in Own)
        {
            made.girls[origin] = Drawn.Zipf(lists.Girls.Split(' '), origin == "south_asian" ? 0.8 : 0.5);
            made.boys[origin] = Drawn.Zipf(lists.Boys.Split(' '), origin == "south_asian" ? 0.9 : 0.5);
            made.surnames[origin] = Drawn.Zipf(lists.Surnames.Split(' '), origin is "welsh" or "south_asian" ? 0.9 : 0.6);
        }
        foreach (var forms in GivenForms) made.Together(made.givenForms, forms);
        foreach (var forms in SurnameForms) made.Together(made.surnameForms, forms);
        if (folder is not null) made.ReadLists(folder);
        return made;
    }

    public string Given(string origin, char sex, Random random) => (random.NextDouble() < (origin is "english" ? 0 : 0.15) ? (sex == 'F' ? girls : boys)["english"] : (sex == 'F' ? girls : boys)[origin]).Next(random);

    public string Surname(string origin, Random random) => (random.NextDouble() < (origin is "welsh" ? 0.25 : 0) ? surnames["english"] : surnames[origin]).Next(random);

    public string? Short(string given, Random random) => Variant(given, random);

    public string? Variant(string given, Random random) => One(givenForms, given, random);

    public string? SurnameVariant(string surname, Random random) => One(surnameForms, surname, random);

    public string Outcode(int at)
    {
        if (outcodes.Count > 0) return outcodes[at % outcodes.Count];
        string[] areas = ["LL", "CH", "SY", "LD", "SA", "CF", "NP", "HR"];
        return string.Create(CultureInfo.InvariantCulture, $"{areas[at % areas.Length]}{at / areas.Length + 1}");
    }

    private static string? One(Dictionary<string, List<string>> forms, string name, Random random) => forms.TryGetValue(name, out var known) ? known[random.Next(known.Count)] : null;

    private void Together(Dictionary<string, List<string>> known, IReadOnlyList<string> forms)
    {
        foreach (var form in forms)
        {
            if (!known.TryGetValue(form, out var others)) known[form] = others = [];
            others.AddRange(forms.Where(other => other != form && !others.Contains(other)));
        }
    }

    private void ReadLists(string folder)
    {
        var names = Path.Combine(folder, "names");
        if (!Directory.Exists(names)) return;
        var forenames = Rows(Path.Combine(names, "uk_forenames.csv")).ToList();
        girls["english"] = Drawn.Of(forenames.Where(row => row[1] == "F").Select(row => (Capital(row[0]), double.Parse(row[2], CultureInfo.InvariantCulture))));
        boys["english"] = Drawn.Of(forenames.Where(row => row[1] == "M").Select(row => (Capital(row[0]), double.Parse(row[2], CultureInfo.InvariantCulture))));
        surnames["english"] = Drawn.Of(Rows(Path.Combine(names, "uk_surnames.csv")).Select(row => (Capital(row[0]), double.Parse(row[1], CultureInfo.InvariantCulture))));
        foreach (var row in Rows(Path.Combine(names, "nicknames.csv"))) Together(givenForms, [Capital(row[0]), Capital(row[2])]);
        var welsh = Rows(Path.Combine(names, "welsh_forenames.csv")).ToList();
        girls["welsh"] = Drawn.Of(welsh.Where(row => row[1] == "F").Select(row => (row[0], double.Parse(row[2], CultureInfo.InvariantCulture))));
        boys["welsh"] = Drawn.Of(welsh.Where(row => row[1] == "M").Select(row => (row[0], double.Parse(row[2], CultureInfo.InvariantCulture))));
        foreach (var row in welsh) Together(givenForms, [row[0], .. row[3].Split('|', StringSplitOptions.RemoveEmptyEntries), .. row[4].Split('|', StringSplitOptions.RemoveEmptyEntries)]);
        foreach (var row in Rows(Path.Combine(names, "welsh_surname_equivalents.csv"))) Together(surnameForms, [row[0], .. row[1].Split('|', StringSplitOptions.RemoveEmptyEntries)]);
        var geo = Path.Combine(folder, "geo", "uk_postcodes_sample.csv");
        if (File.Exists(geo)) outcodes.AddRange(Rows(geo).Select(row => row[0].Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string[]> Rows(string path) => File.ReadLines(path).Skip(1).Select(line => line.Split(','));

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static List<string> Cross()
    {
        string[] first = ["High", "Church", "Chester", "Station", "Victoria", "Park", "Mill", "School", "Derby", "York", "Windsor", "Norman", "Oxford", "Cambridge", "Oak", "Elm", "Beech", "Cedar", "Rowan", "Lilac", "Willow", "Orchard", "Castle", "Brook", "Manor", "Kings", "Queens", "London", "Salisbury", "Jubilee", "Wellington", "Nelson", "Hawthorn", "Meadow", "Spring"];
        string[] second = ["Road", "Street", "Avenue", "Close", "Drive", "Lane", "Court", "Grove", "Crescent", "Terrace"];
        string[] welsh = ["Ffordd Las", "Ffordd Caer", "Heol Dewi", "Heol y Castell", "Maes Hyfryd", "Maes y Dre", "Bryn Awel", "Parc y Llan", "Stryd Fawr", "Lôn Cefn", "Tan y Bryn", "Pen y Bryn", "Clos Derwen", "Rhodfa’r Parc", "Llys Derw", "Plas Coch Road", "St Mary’s Road", "St John’s Close"];
        return [.. first.SelectMany(one => second.Select(other => $"{one} {other}")), .. welsh];
    }

    /// <summary>Draws names as often as they occur.</summary>
    private sealed class Drawn(string[] names, double[] upTo)
    {
        public static Drawn Of(IEnumerable<(string Name, double Weight)> weighted)
        {
            var all = weighted.Where(one => one.Name.Length > 0).ToList();
            var upTo = new double[all.Count];
            double sum = 0;
            for (var at = 0; at < all.Count; at++) upTo[at] = sum += all[at].Weight;
            return new Drawn([.. all.Select(one => one.Name)], upTo);
        }

        public static Drawn Zipf(string[] names, double steep) => Of(names.Select((name, at) => (name, Math.Pow(at + 1, -steep))));

        public string Next(Random random)
        {
            var at = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
            return names[Math.Min(at < 0 ? ~at : at, names.Length - 1)];
        }
    }
}
