using System.Text;
using Xunit;
using YoungFutures.Web.Commands;

namespace YoungFutures.Tests.Web.Commands;

public sealed class LinkTests : IDisposable
{
    private const string Heading = "record_id,agency,given_name,surname,dob,address,postcode\n";

    private readonly string folder = Directory.CreateTempSubdirectory("link-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Lists_are_linked_within_and_across()
    {
        var police = Put("police.csv", Heading + "p1,police,RHYS,WILLIAMS,2010-05-17,12 MAES HYFRYD,LL13 6DN\np2,police,Zofia,Nowak,20080301,\"3, High\nStreet\",CH7 1AA\n");
        var health = Put("health.csv", "\uFEFFRECORD_ID,Agency,given_name,surname,dob,postcode,address,shoe size\r\nh1,health,Rhys,Williams,2010-05-17,ll136dn,12 Maes Hyfryd,5\r\n");
        var (code, said) = await Run("link", police, health, "--out", At("out.csv"));

        Assert.Equal(0, code);
        var lines = File.ReadAllLines(At("out.csv"));
        Assert.Equal("record_id,cluster_id,probability", lines[0]);
        var clusters = lines.Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1]);
        Assert.Equal(["p1", "p2", "h1"], clusters.Keys);
        Assert.Equal(clusters["p1"], clusters["h1"]);
        Assert.NotEqual(clusters["p1"], clusters["p2"]);
        Assert.Contains("passed over shoe size", said);
        foreach (var told in new[] { "records", "pairs compared", "blocks skipped", "seconds", "peak memory" }) Assert.Contains(told, said);
        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task The_command_runs_without_the_site_and_its_database()
    {
        Assert.True(Command.Find(["link"])!.Alone);
        Assert.Equal(0, (await Run("link", Put("a.csv", Heading), "--out", At("out.csv"))).Code);
    }

    [Theory]
    [InlineData("x,police,Rhys,Jones,2010-02-30,,", "row 2, column dob", "does not exist")]
    [InlineData("x,police,Rhys,Jones,17/05/2010,,", "row 2, column dob", "2012-03-31")]
    [InlineData("x,police,Rhys,Jones,2010-5-7,,", "row 2, column dob", "2012-03-31")]
    [InlineData(",police,Rhys,Jones,2010-05-07,,", "row 2, column record_id", "is missing")]
    [InlineData("x,police,Rhys", "row 2", "3 cells")]
    [InlineData("x,police,Rhys,Jones,2010-05-07,,,more", "row 2", "8 cells")]
    [InlineData("x,police,\"Rhys,Jones,2010-05-07,,", "a.csv", "never closed")]
    [InlineData("x,police,\"Rh\"ys,Jones,2010-05-07,,", "row 2", "closing quote")]
    public async Task A_faulty_row_is_named_and_nothing_is_written(string row, string where, string why)
    {
        var (code, said) = await Run("link", Put("a.csv", Heading + row + "\n"), "--out", At("out.csv"));
        Assert.Equal(1, code);
        Assert.Contains("a.csv", said);
        Assert.Contains(where, said);
        Assert.Contains(why, said);
        Assert.Equal([At("a.csv")], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task All_faults_are_counted_and_the_first_are_printed()
    {
        var rows = string.Concat(Enumerable.Range(0, 500).Select(at => $"r{at},police,Rhys,Jones,2010-13-01,,\n"));
        var (code, said) = await Run("link", Put("a.csv", Heading + rows), Put("b.csv", Heading + "b,police,Nia,Ellis,nonsense,,\n"), "--out", At("out.csv"));
        Assert.Equal(1, code);
        Assert.Contains("501 faults. Nothing was written.", said);
        Assert.Contains("row 150,", said);
        Assert.DoesNotContain("row 450,", said);
    }

    [Fact]
    public async Task A_record_id_that_comes_twice_is_named_with_both_its_places()
    {
        var one = Put("a.csv", Heading + "x,police,Rhys,Jones,2010-05-07,,\n");
        var other = Put("b.csv", Heading + "y,health,Nia,Ellis,2011-05-07,,\nx,health,Rhys,Jones,2010-05-07,,\n");
        var (code, said) = await Run("link", one, other, "--out", At("out.csv"));
        Assert.Equal(1, code);
        Assert.Contains("b.csv, row 3", said);
        Assert.Contains("a.csv, row 2", said);
    }

    [Fact]
    public async Task A_row_is_counted_as_a_spreadsheet_counts_and_its_line_is_told_where_it_is_another()
    {
        var (_, said) = await Run("link", Put("a.csv", Heading + "x,police,Rhys,Jones,2010-05-07,\"1 High\nStreet\",\ny,police,Nia,Ellis,yesterday,,\n"), "--out", At("out.csv"));
        Assert.Contains("row 3 (line 4), column dob", said);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("first,second\n1,2\n", "no heading")]
    [InlineData("given_name,surname\nRhys,Jones\n", "record_id")]
    [InlineData("record_id,surname,SURNAME\nx,Jones,Jones\n", "twice")]
    public async Task A_file_without_a_proper_heading_is_refused(string content, string why)
    {
        var (code, said) = await Run("link", Put("a.csv", content), "--out", At("out.csv"));
        Assert.Equal(1, code);
        Assert.Contains(why, said);
        Assert.False(File.Exists(At("out.csv")));
    }

    [Fact]
    public async Task Text_that_is_not_utf_8_is_named()
    {
        File.WriteAllBytes(At("a.csv"), [.. Encoding.UTF8.GetBytes(Heading + "x,police,Si"), 0xE2, 0x28, .. Encoding.UTF8.GetBytes("n,Jones,2010-05-07,,\n")]);
        var (code, said) = await Run("link", At("a.csv"), "--out", At("out.csv"));
        Assert.Equal(1, code);
        Assert.Contains("row 2, column given_name: is not UTF-8", said);
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_a_place_that_cannot_be_written_to_are_named()
    {
        var (code, said) = await Run("link", At("none.csv"), folder, "--out", Path.Combine(folder, "no", "out.csv"));
        Assert.Equal(1, code);
        Assert.Contains("none.csv: is not there.", said);
        Assert.Contains("is a folder.", said);
        Assert.Contains("cannot be written to", said);
        Assert.Equal(1, (await Run("link", Put("a.csv", Heading), "--out", folder)).Code);
    }

    [Fact]
    public async Task What_people_judged_is_followed_and_what_to_ask_is_written()
    {
        var list = Put("a.csv", Heading + "a,police,Rhys,Williams,2010-05-17,12 Maes Hyfryd,LL13 6DN\nb,health,Rhys,Williams,2010-05-17,12 Maes Hyfryd,LL13 6DN\nc,health,Nia,Ellis,2012-01-09,3 High Street,CH7 1AA\n");
        var judged = Put("judged.csv", "one,other,same\na,b,no\na,c,yes\na,gone,yes\n");
        var (code, said) = await Run("link", list, "--judged", judged, "--questions", At("questions.csv"), "--out", At("out.csv"));
        Assert.Equal(0, code);
        var clusters = File.ReadAllLines(At("out.csv")).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1]);
        Assert.NotEqual(clusters["a"], clusters["b"]);
        Assert.Equal(clusters["a"], clusters["c"]);
        Assert.Contains("passed over 1", said);
        Assert.StartsWith("record_id,other_record_id,probability", File.ReadAllText(At("questions.csv")));
        Assert.Equal(1, (await Run("link", list, "--judged", Put("bad.csv", "a,b,no\na,c,perhaps\n"), "--out", At("out.csv"))).Code);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("link", "a.csv")]
    [InlineData("link", "--out", "out.csv")]
    [InlineData("link", "a.csv", "--out")]
    [InlineData("link", "a.csv", "--out", "out.csv", "--speed", "fast")]
    [InlineData("link", "a.csv", "--out", "out.csv", "--out", "other.csv")]
    [InlineData("link", "a.csv", "--out", "a.csv")]
    public async Task A_wrong_call_is_answered_with_how_to_call(params string[] arguments)
    {
        var (code, said) = await Run(arguments);
        Assert.Equal(2, code);
        Assert.Contains("Usage: link", said);
    }

    private string At(string name) => Path.Combine(folder, name);

    private string Put(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }

    private static async Task<(int Code, string Said)> Run(params string[] arguments)
    {
        using var said = new StringWriter();
        return (await Command.Find(arguments)!.Run(Command.NoServices, arguments[1..], said), said.ToString());
    }
}
