using System.Globalization;
using System.Text;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Benchmarks;

/// <summary>An invented young person, as they are.</summary>
internal sealed record InventedPerson(
    int Id, int Household, string Origin, char Sex, string Given, string Middle, string Surname, string? KnownAs, string? OtherSurname, DateOnly BornOn, InventedHome Home, InventedHome? OtherHome,
    string Nhs, string Upn);

internal sealed record InventedHome(string House, string Street, string Town, string Postcode);

/// <summary>
/// Invents young people in households (brothers and sisters, twins, namesakes, children's homes) and what five agencies wrote of them,
/// with the faults that agencies make. Everything follows from size and seed. Rates are assumptions, near those of the data folder's eval5k.
/// </summary>
internal sealed class LinkageGenerator
{
    private readonly Random random;
    private readonly InventedNames names;
    private readonly List<InventedPerson> people = [];
    private readonly List<(string Town, string Outcode)> places = [];
    private int record;
    private int serial;

    private LinkageGenerator(int seed, InventedNames names)
    {
        random = new Random(seed);
        this.names = names;
    }

    public IReadOnlyList<InventedPerson> People => people;

    /// <summary>Number of the person of each record, in the order of the records.</summary>
    public List<int> Truth { get; } = [];

    public static LinkageGenerator Of(int seed, InventedNames names, int people)
    {
        var made = new LinkageGenerator(seed, names);
        made.Invent(people);
        return made;
    }

    /// <summary>Records of the people, shuffled, up to a number.</summary>
    public IEnumerable<PersonRecord> Records(int most = int.MaxValue, bool identifiers = true)
    {
        var order = Enumerable.Range(0, people.Count).ToArray();
        random.Shuffle(order);
        // Some registrations wait while others come: records of one person are not neighbours.
        var waiting = new List<(InventedPerson Person, PersonRecord Written)>();
        var room = Math.Min(people.Count, 5000);
        foreach (var at in order)
        {
            foreach (var written in Registrations(people[at])) waiting.Add((people[at], written));
            while (waiting.Count > room)
            {
                if (Truth.Count == most) yield break;
                yield return Next();
            }
        }
        while (waiting.Count > 0)
        {
            if (Truth.Count == most) yield break;
            yield return Next();
        }

        PersonRecord Next()
        {
            var at = random.Next(waiting.Count);
            var (person, written) = waiting[at];
            waiting[at] = waiting[^1];
            waiting.RemoveAt(waiting.Count - 1);
            Truth.Add(person.Id);
            var named = written with { Id = string.Create(CultureInfo.InvariantCulture, $"R{++record:0000000}") };
            return identifiers ? named : named with { NhsNumber = null, Upn = null, LocalId = null };
        }
    }

    private bool Chance(double of) => random.NextDouble() < of;

    private T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private void Invent(int count)
    {
        var outcodes = Math.Max(12, count / 2500);
        for (var at = 0; at < outcodes; at++) places.Add((names.Towns[at % names.Towns.Count], names.Outcode(at)));

        var household = 0;
        while (people.Count < count)
        {
            household++;
            var origin = random.NextDouble() switch { < 0.02 => "african", < 0.05 => "irish", < 0.10 => "polish", < 0.155 => "south_asian", < 0.45 => "welsh", _ => "english" };
            var home = Home();
            var surname = names.Surname(origin, random);
            var otherParent = names.Surname(origin, random);
            var children = random.NextDouble() switch { < 0.5 => 1, < 0.92 => 2, < 0.985 => 3, _ => 4 };
            var first = Born();
            var hyphen = Chance(0.07);
            for (var child = 0; child < children && people.Count < count; child++)
            {
                var twins = child > 0 && Chance(0.03);
                var born = child == 0 ? first : twins ? people[^1].BornOn : Later(people[^1].BornOn);
                var last = origin == "polish" || !hyphen ? surname : $"{surname}-{otherParent}";
                if (child > 0 && Chance(0.1)) last = otherParent;
                Person(household, origin, home, last, otherParent, born);
            }
            if (Chance(0.004) && people.Count < count)
            {
                // A namesake elsewhere, of nearly the same age.
                var like = people[^1];
                var other = Person(++household, like.Origin, Home(), like.Surname, otherParent, like.BornOn.AddDays(random.Next(-400, 400)));
                people[^1] = other with { Given = like.Given, Sex = like.Sex, KnownAs = null };
            }
            if (Chance(0.0006))
            {
                // A children's home: one address, many names.
                household++;
                var shared = Home();
                for (var at = 0; at < 6 && people.Count < count; at++)
                    Person(household, "english", shared, names.Surname("english", random), names.Surname("english", random), Born());
            }
        }
    }

    private DateOnly Born() => new DateOnly(2007, 9, 1).AddDays(random.Next(8 * 365));

    private DateOnly Later(DateOnly born)
    {
        var next = born.AddDays(random.Next(290, 1600) * (Chance(0.5) ? 1 : -1));
        return next < new DateOnly(2005, 1, 1) || next > new DateOnly(2016, 1, 1) ? born.AddDays(500) : next;
    }

    private InventedHome Home()
    {
        var (town, outcode) = Any(places);
        var unit = random.Next(Math.Max(60, people.Count / Math.Max(1, places.Count) + 60));
        const string letters = "ABDEFGHJLNPQRSTUWXYZ";
        var street = names.Streets[(int)((uint)(unit * 7919 + outcode.Length * 31 + outcode[^1]) % (uint)names.Streets.Count)];
        var number = random.Next(1, 121).ToString(CultureInfo.InvariantCulture);
        var house = random.NextDouble() switch { < 0.06 => $"Flat {random.Next(1, 13)}, {number}", < 0.09 => number + "ABC"[random.Next(3)], _ => number };
        return new InventedHome(house, street, town, $"{outcode} {unit % 10}{letters[unit / 10 % 20]}{letters[unit / 200 % 20]}");
    }

    private InventedPerson Person(int household, string origin, InventedHome home, string surname, string otherParent, DateOnly born)
    {
        var sex = Chance(0.5) ? 'M' : 'F';
        var given = names.Given(origin, sex, random);
        if (Chance(0.05) && origin is "english" or "welsh") given += (Chance(0.6) ? "-" : " ") + Any(sex == 'F' ? InventedNames.SecondGirls : InventedNames.SecondBoys);
        var middle = Chance(0.6) ? names.Given(origin, sex, random) + (Chance(0.2) ? " " + names.Given(origin, sex, random) : "") : "";
        var person = new InventedPerson(
            people.Count, household, origin, sex, given, middle, origin == "polish" && sex == 'F' && surname.EndsWith("ski", StringComparison.Ordinal) ? surname[..^1] + "a" : surname,
            Chance(0.1) ? names.Short(given, random) : null, Chance(0.25) ? otherParent : null, born, home, Chance(0.2) ? Home() : null, NhsNumber(), UpnOf(people.Count));
        people.Add(person);
        return person;
    }

    // From the range that is never given to a patient; it has room for 900,000.
    private string NhsNumber()
    {
        while (true)
        {
            var digits = string.Create(CultureInfo.InvariantCulture, $"999{serial++ % 1_000_000:000000}");
            var sum = 0;
            for (var at = 0; at < 9; at++) sum += (digits[at] - '0') * (10 - at);
            var check = (11 - sum % 11) % 11;
            if (check != 10) return digits + check.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string UpnOf(int number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{660 + number % 20:000}{4000 + number / 20 % 1000:0000}{13 + number / 20_000 % 8:00}{number / 160_000 % 1000:000}");
        var sum = 0;
        for (var at = 0; at < body.Length; at++) sum += (body[at] - '0') * (at + 2);
        return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23] + body;
    }

    private IEnumerable<PersonRecord> Registrations(InventedPerson person)
    {
        var several = random.NextDouble() switch { < 0.52 => 1, < 0.83 => 2, < 0.955 => 3, < 0.994 => 4, _ => 5 };
        var agencies = new List<int> { 0, 1, 2, 3, 4 };
        double[] wanted = [0.27, 0.30, 0.23, 0.135, 0.065];
        for (var taken = 0; taken < several; taken++)
        {
            var sum = agencies.Sum(at => wanted[at]);
            var drawn = random.NextDouble() * sum;
            var agency = agencies[^1];
            foreach (var at in agencies)
            {
                drawn -= wanted[at];
                if (drawn > 0) continue;
                agency = at;
                break;
            }
            agencies.Remove(agency);
            var again = Chance(agency == 0 ? 0.08 : 0.01) ? 2 : 1;
            for (var registration = 0; registration < again; registration++)
            {
                var written = Written(person, agency);
                var copies = random.NextDouble() switch { < 0.70 => 1, < 0.9 => 2, < 0.97 => 3, _ => 4 };
                for (var copy = 0; copy < copies; copy++)
                    yield return copy > 0 && Chance(0.1) ? written with { NhsNumber = null, Upn = null } : written;
            }
        }
    }

    // Police, education, health, council, voluntary: how often each slips.
    private static readonly string[] Agencies = ["police", "education", "health", "council", "voluntary"];
    private static readonly double[] Slips = [1.0, 0.25, 0.45, 0.7, 1.5];

    private PersonRecord Written(InventedPerson person, int agency)
    {
        var slip = Slips[agency];
        var given = person.Given;
        var middle = person.Middle;
        var surname = person.Surname;
        var born = (DateOnly?)person.BornOn;
        if (person.KnownAs is { } known && Chance(0.4 * slip)) given = known;
        if (person.OtherSurname is { } other && Chance(0.14 * slip + 0.05)) surname = other;
        if (middle.Length > 0 && Chance(0.012 * slip))
        {
            given = middle.Split(' ')[0];
            middle = "";
        }
        if (given.Contains('-', StringComparison.Ordinal) || given.Contains(' ', StringComparison.Ordinal))
        {
            var parts = given.Split('-', ' ');
            given = random.NextDouble() switch { < 0.5 => given, < 0.7 => $"{parts[0]} {parts[1]}", < 0.85 => parts[0], < 0.95 => parts[0] + parts[1].ToLowerInvariant(), _ => $"{parts[0]}-{parts[1]}" };
        }
        if (surname.Contains('-', StringComparison.Ordinal) && Chance(0.35 * slip))
        {
            var parts = surname.Split('-');
            surname = random.NextDouble() switch { < 0.3 => parts[0], < 0.5 => parts[1], < 0.7 => $"{parts[1]}-{parts[0]}", < 0.9 => $"{parts[0]} {parts[1]}", _ => parts[0] + parts[1] };
        }
        if (Chance(0.10 * slip)) given = names.Variant(given, random) ?? given;
        if (Chance(0.08 * slip)) surname = names.SurnameVariant(surname, random) ?? surname;
        if (Chance(0.035 * slip)) given = Slip(given);
        if (Chance(0.035 * slip)) surname = Slip(surname);
        if (Chance(0.012 * slip)) (given, surname) = (surname, given);
        if (Chance(0.005 * slip)) given = given[..1];
        if (Chance(0.012 * slip)) given = names.Given(person.Origin, person.Sex, random); // a name that nobody else knows them by
        if (agency is 0 or 4 or 3 ? !Chance(0.28) : agency == 2 ? !Chance(0.4) : !Chance(0.88)) middle = "";
        if (middle.Length > 0 && Chance(0.3)) middle = string.Join(' ', middle.Split(' ').Select(word => word[..1]));

        var missing = random.NextDouble();
        if (missing < 0.018 * slip * (agency == 4 ? 6 : 1)) born = null;
        else if (missing < 0.2 && Chance(0.16 * slip)) born = WrongDate(person.BornOn);

        var sex = Chance(0.006 * slip) ? (person.Sex == 'M' ? "F" : "M") : Chance(0.01 * slip) ? "" : person.Sex.ToString();
        var home = person.OtherHome is { } moved && Chance(0.42) ? moved : person.Home;
        var address = Address(home, slip);
        var postcode = Chance(0.06 * slip * (agency == 4 ? 2.5 : 1)) ? (Chance(0.2) ? home.Postcode.Split(' ')[0] : "") : home.Postcode;
        if (postcode.Length > 5 && Chance(0.02 * slip)) postcode = Slip(postcode, digits: true);
        if (postcode.Length > 5 && Chance(0.1)) postcode = postcode.Replace(" ", "", StringComparison.Ordinal);
        if (Chance(0.03)) postcode = postcode.ToLowerInvariant();
        if (Chance(0.05 * slip * (agency == 4 ? 3 : 1))) address = Chance(0.1) ? "NFA" : "";
        var town = Chance(0.04) ? "" : home.Town;

        var nhs = agency == 2 ? Chance(0.92) : agency == 3 && Chance(0.25);
        var upn = agency == 1 ? Chance(0.97) : agency == 3 && Chance(0.3);
        var local = string.Create(CultureInfo.InvariantCulture, $"{Agencies[agency][..2].ToUpperInvariant()}{random.NextInt64(10_000_000_000):0000000000}");
        if (agency == 0)
        {
            given = given.ToUpperInvariant();
            middle = middle.ToUpperInvariant();
            surname = surname.ToUpperInvariant();
            address = address.ToUpperInvariant();
            town = town.ToUpperInvariant();
        }
        else if (Chance(0.04))
        {
            surname = Chance(0.5) ? surname.ToLowerInvariant() : surname.ToUpperInvariant();
        }
        if (agency == 0 || Chance(0.2))
        {
            given = Plain(given);
            surname = Plain(surname);
            middle = Plain(middle);
            address = Plain(address);
        }
        return new PersonRecord("", Agencies[agency], given, middle, surname, sex, born, address, town, postcode,
            nhs ? (Chance(0.002) ? Slip(person.Nhs, digits: true) : person.Nhs) : null, upn ? person.Upn : null, local);
    }

    private string Address(InventedHome home, double slip)
    {
        var street = home.Street;
        if (Chance(0.2)) street = Abbreviated(street);
        if (Chance(0.02 * slip)) street = Slip(street);
        var house = Chance(0.006 * slip) ? Slip(home.House, digits: true) : home.House;
        return house + (Chance(0.12) ? ", " : " ") + street;
    }

    private static string Abbreviated(string street)
    {
        foreach (var (word, brief) in InventedNames.Abbreviations)
            if (street.EndsWith(word, StringComparison.Ordinal)) return street[..^word.Length] + brief;
        return street;
    }

    private DateOnly WrongDate(DateOnly born)
    {
        try
        {
            return random.NextDouble() switch
            {
                < 0.25 when born.Day <= 12 => new DateOnly(born.Year, born.Day, born.Month),
                < 0.45 => new DateOnly(born.Year, born.Month, born.Day + (Chance(0.5) ? 10 : 1)),
                < 0.55 => new DateOnly(born.Year + (Chance(0.5) ? 1 : -1), born.Month, born.Day),
                < 0.65 => new DateOnly(born.Year, born.Month % 12 + 1, born.Day),
                < 0.8 => new DateOnly(born.Year, 1, 1),
                < 0.9 => new DateOnly(born.Year, born.Month, 1),
                _ => new DateOnly(born.Year + (Chance(0.5) ? 10 : -10), born.Month, born.Day),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return new DateOnly(born.Year, born.Month, 1);
        }
    }

    /// <summary>One key beside, too many, too few, or two the other way round.</summary>
    private string Slip(string written, bool digits = false)
    {
        if (written.Length < 2) return written;
        var at = random.Next(written.Length - 1);
        for (var look = 0; look < written.Length && !(digits ? char.IsAsciiLetterOrDigit(written[at]) : char.IsLetter(written[at])); look++) at = (at + 1) % (written.Length - 1);
        var other = digits && char.IsAsciiDigit(written[at]) ? (char)('0' + random.Next(10)) : (char)('a' + random.Next(26));
        if (char.IsUpper(written[at])) other = char.ToUpperInvariant(other);
        return random.Next(4) switch
        {
            0 => written.Remove(at, 1),
            1 => written.Insert(at, written[at].ToString()),
            2 => written[..at] + written[at + 1] + written[at] + written[(at + 2)..],
            _ => written[..at] + other + written[(at + 1)..],
        };
    }

    private static string Plain(string written)
    {
        if (written.All(char.IsAscii)) return written;
        var plain = new StringBuilder();
        foreach (var unit in written.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.NonSpacingMark) continue;
            plain.Append(unit switch { 'ł' => 'l', 'Ł' => 'L', _ => unit });
        }
        return plain.ToString();
    }
}
