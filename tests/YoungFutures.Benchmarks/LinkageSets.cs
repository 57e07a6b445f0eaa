using System.Globalization;
using CsvHelper;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Benchmarks;

/// <summary>Records with the truth about them.</summary>
/// <param name="Truth">Number of the person of each record.</param>
/// <param name="GroupOf">Name origin of a person.</param>
internal sealed record LinkageSet(string Name, IReadOnlyList<PersonRecord> Records, IReadOnlyList<int> Truth, Func<int, string>? GroupOf = null)
{
    public LinkageSet WithoutIdentifiers() => this with { Name = Name + " without identifiers", Records = [.. Records.Select(record => record with { NhsNumber = null, Upn = null, LocalId = null })] };

    /// <summary>The folder’s 5,000 invented young people of North Wales.</summary>
    public static LinkageSet Eval(string folder)
    {
        var people = new Dictionary<string, (int Number, string Origin)>();
        foreach (var row in Rows(Path.Combine(folder, "eval5k", "people.csv"))) people[row["person_id"]] = (people.Count, row["name_origin"]);
        var origins = people.Values.ToDictionary(person => person.Number, person => person.Origin);
        var truth = Rows(Path.Combine(folder, "eval5k", "truth.csv")).ToDictionary(row => row["record_id"], row => people[row["person_id"]].Number);
        var records = Rows(Path.Combine(folder, "eval5k", "records.csv")).Select(Record).ToList();
        return new LinkageSet("eval5k", records, [.. records.Select(record => truth[record.Id])], person => origins[person]);
    }

    /// <summary>
    /// Febrl’s files in the command’s columns: rec_id is record_id; street_number, address_1 and address_2 make the address, suburb the town;
    /// soc_sec_id is a local_id without an agency. A date of birth that does not exist is left out.
    /// </summary>
    public static LinkageSet Febrl(string folder, string name, bool socialSecurity, params string[] files)
    {
        var records = new List<PersonRecord>();
        foreach (var file in files)
        {
            foreach (var row in Rows(Path.Combine(folder, "febrl", file)))
            {
                var born = DateOnly.TryParseExact(row["date_of_birth"], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null;
                var address = string.Join(", ", new[] { $"{row["street_number"]} {row["address_1"]}".Trim(), row["address_2"] }.Where(part => part.Length > 0));
                records.Add(new PersonRecord(row["rec_id"], null, row["given_name"], null, row["surname"], null, born, address, row["suburb"], row["postcode"], null, null, socialSecurity ? row["soc_sec_id"] : null));
            }
        }
        return new LinkageSet(name + (socialSecurity ? " with SSN" : " without SSN"), records, [.. records.Select(record => int.Parse(record.Id.Split('-')[1], CultureInfo.InvariantCulture))]);
    }

    public static LinkageSet Invented(InventedNames names, int seed, int people)
    {
        var made = LinkageGenerator.Of(seed, names, people);
        var records = made.Records().ToList();
        return new LinkageSet($"own generator, seed {seed}", records, made.Truth, person => made.People[person].Origin);
    }

    private static PersonRecord Record(Dictionary<string, string> row) => new(
        row["record_id"], row["agency"], row["given_name"], row["middle_names"], row["surname"], row["sex"],
        DateOnly.TryParseExact(row["dob"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) ? born : null,
        row["address"], row["town"], row["postcode"], row["nhs_number"], row["upn"], row["local_id"]);

    public static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrimWhitespace = true });
        string[]? headers = null;
        while (csv.Read())
        {
            headers ??= [.. csv.Headers.Select(header => header.Trim())];
            var row = new Dictionary<string, string>(headers.Length);
            for (var cell = 0; cell < headers.Length; cell++) row[headers[cell]] = csv[cell].ToString().Trim();
            yield return row;
        }
    }
}
