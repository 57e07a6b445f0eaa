using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>Names, streets and numbers for people who do not exist. Telephone numbers are from the range that Ofcom keeps for drama.</summary>
internal static class DemoNames
{
    private static readonly string[] WelshGirls =
    [
        "Alaw", "Angharad", "Anest", "Betsan", "Branwen", "Cadi", "Carys", "Catrin", "Ceinwen", "Delyth", "Efa", "Eira", "Elain", "Eleri", "Elin", "Ffion",
        "Glesni", "Gwawr", "Gwenllian", "Heledd", "Heulwen", "Lleucu", "Lowri", "Luned", "Mabli", "Mali", "Mared", "Megan", "Nansi", "Non", "Olwen", "Seren", "Siân",
        "Siwan", "Tegan", "Tirion",
    ];

    private static readonly string[] WelshBoys =
    [
        "Aled", "Alun", "Bedwyr", "Cai", "Caradog", "Cian", "Cynan", "Dafydd", "Deian", "Dewi", "Dylan", "Efan", "Elis", "Emrys", "Gethin", "Gruffydd", "Guto",
        "Gwern", "Gwilym", "Harri", "Hedd", "Huw", "Ieuan", "Ifan", "Illtyd", "Ioan", "Iolo", "Iwan", "Llew", "Llŷr", "Macsen", "Math", "Morgan", "Osian", "Owain", "Rhodri",
        "Rhys", "Siôn", "Steffan", "Tomos", "Twm", "Tudur",
    ];

    private static readonly string[] EnglishGirls =
    [
        "Abigail", "Aisha", "Alice", "Amara", "Amelia", "Anya", "Beatrice", "Bella", "Chloe", "Daisy", "Ebony", "Ella", "Esther", "Freya", "Georgia", "Hannah", "Isla", "Jasmine",
        "Keira", "Layla", "Leah", "Lily", "Maryam", "Maya", "Mia", "Naomi", "Niamh", "Poppy", "Priya", "Ruby", "Samira", "Scarlett", "Sofia", "Tilly", "Willow", "Zara", "Zuzanna",
    ];

    private static readonly string[] EnglishBoys =
    [
        "Aaron", "Adam", "Alfie", "Archie", "Bailey", "Ben", "Callum", "Charlie", "Connor", "Daniel", "Dominik", "Elijah", "Ethan", "Finley", "Frankie", "George", "Harvey", "Idris",
        "Jack", "Jamal", "Jayden", "Joshua", "Kacper", "Kai", "Kian", "Leo", "Liam", "Logan", "Mason", "Max", "Mohammed", "Nathan", "Noah", "Oliver", "Reece", "Riley", "Samuel", "Theo", "Tyler", "Yusuf", "Zain",
    ];

    private static readonly string[] WelshFamilies =
    [
        "ap Gwilym", "Bebb", "Bevan", "Bowen", "Cadwaladr", "Davies", "Edwards", "Ellis", "Evans", "Gittins", "Griffiths", "Gwyn", "Hughes", "Humphreys", "Iorwerth", "Jenkins",
        "John", "Jones", "Lewis", "Llewelyn", "Lloyd", "Mostyn", "Nanney", "Owen", "Parry", "Penri", "Price", "Pritchard", "Probert", "Prydderch", "Prys", "Pugh", "Rees", "Roberts", "Rowlands",
        "Thomas", "Tudor", "Vaughan", "Watkins", "Williams", "Wynne",
    ];

    private static readonly string[] EnglishFamilies =
    [
        "Abbott", "Ahmed", "Akhtar", "Appleby", "Ashworth", "Baker", "Barker", "Begum", "Bennett", "Bradshaw", "Brennan", "Carter", "Chambers", "Clarke", "Cole", "Dawson", "Dixon", "Doyle",
        "Fletcher", "Foster", "Garner", "Hartley", "Holt", "Hussain", "Ivanova", "Jarvis", "Kaur", "Kaczmarek", "Kelly", "Khan", "Lambert", "Lawson", "Malik", "Marsh", "Mensah", "Mitchell", "Murphy",
        "Nash", "Nowak", "O’Brien", "O’Connor", "Okafor", "Osei", "Palmer", "Patel", "Payne", "Popescu", "Quinn", "Reid", "Riley", "Shaw", "Singh", "Slater", "Smith-Okoro", "Stone", "Taylor", "Turner", "Walsh", "Webb",
        "Whitaker", "Wilcox", "Yates", "Zielinski",
    ];

    private static readonly string[] WelshStreets =
    [
        "Heol y Gorlan", "Stryd y Gof", "Ffordd yr Ywen", "Maes y Deri", "Lôn Cilgwyn", "Rhodfa’r Felin", "Bryn y Gog", "Cae Drain", "Tan y Castell", "Ffordd Pen-y-bryn",
    ];

    private static readonly string[] EnglishStreets =
    [
        "Larkfield Road", "Tanner’s Row", "Coppice Way", "Millstone Lane", "Beacon Close", "Hawthorn Terrace", "Foundry Street", "Kestrel Drive", "Orchard Mews", "Weaver’s Court",
    ];

    /// <summary>Two letters that end no postcode in use stand at the end of each: C, I, K, M, O and V are never given there.</summary>
    private static readonly string[] NobodysLetters = ["CI", "KM", "OV", "VC", "MK", "IO", "CK", "VO"];

    /// <summary>Somebody made up, as a referrer would describe them.</summary>
    public static DemoPerson Make(Random chance, DemoPlace place, DateOnly on)
    {
        var welsh = place.IsWelsh && chance.Next(100) < 62;
        var girl = chance.Next(100) < 34;
        var given = Pick(chance, (welsh, girl) switch
        {
            (true, true) => WelshGirls, (true, false) => WelshBoys, (false, true) => EnglishGirls, _ => EnglishBoys,
        });
        var family = Pick(chance, place.IsWelsh && chance.Next(100) < 70 ? WelshFamilies : EnglishFamilies);
        // Most who are referred are 13 to 16; each stays under 18 on the day.
        var age = 10 + Math.Min(7, (int)Math.Round((chance.NextDouble() + chance.NextDouble() + chance.NextDouble()) / 3 * 9));
        var bornOn = on.AddYears(-age).AddDays(-chance.Next(3, 330));
        return new DemoPerson
        {
            Given = given,
            Family = family,
            Preferred = given.Length > 6 && chance.Next(5) == 0 ? given[..3] : null,
            BornOn = bornOn,
            Sex = chance.Next(40) == 0 ? Sex.NotKnown : girl ? Sex.Female : Sex.Male,
            Ethnicity = chance.Next(100) switch { < 66 => "W1", < 69 => "W9", < 71 => "W4", < 74 => "M1", < 76 => "M3", < 80 => "A2", < 82 => "A1", < 86 => "B2", < 88 => "B1", < 90 => "N1", < 96 => "N2", _ => "N3" },
            Language = !place.IsWelsh ? (chance.Next(12) == 0 ? ContactLanguage.Another : ContactLanguage.English)
                : welsh && chance.Next(100) < 45 ? ContactLanguage.Welsh : chance.Next(10) == 0 ? ContactLanguage.NotKnown : ContactLanguage.English,
            Address = $"{chance.Next(2, 96)} {Pick(chance, place.IsWelsh && chance.Next(3) > 0 ? WelshStreets : EnglishStreets)}",
            Postcode = $"{Pick(chance, place.Outcodes)} {chance.Next(1, 10)}{Pick(chance, NobodysLetters)}",
            AreaCode = place.AreaCode,
            School = Pick(chance, place.Schools),
            SafeContact = $"{(chance.Next(2) == 0 ? "07700" : "01632")} {(chance.Next(2) == 0 ? "900" : "960")}{chance.Next(1000):000}".Replace("07700 960", "07700 900", StringComparison.Ordinal).Replace("01632 900", "01632 960", StringComparison.Ordinal),
        };
    }

    public static T Pick<T>(Random chance, IReadOnlyList<T> from) => from[chance.Next(from.Count)];
}

/// <summary>Where the made-up young people of one council area live and learn.</summary>
internal sealed record DemoPlace(string AreaCode, bool IsWelsh, string[] Outcodes, string[] Schools);

/// <summary>A young person of the demo, before anybody referred them.</summary>
internal sealed record DemoPerson
{
    public required string Given { get; init; }
    public required string Family { get; init; }
    public string? Preferred { get; init; }
    public required DateOnly BornOn { get; init; }
    public required Sex Sex { get; init; }
    public required string Ethnicity { get; init; }
    public required ContactLanguage Language { get; init; }
    public required string Address { get; init; }
    public required string Postcode { get; init; }
    public required string AreaCode { get; init; }
    public required string School { get; init; }
    public required string SafeContact { get; init; }
}
