using System.Text;
using Microsoft.Extensions.Options;
using Xunit;
using YoungFutures.Web.Features.Documents;

namespace YoungFutures.Tests.Web.Documents;

public sealed class ClamdTests : IDisposable
{
    private readonly StubClamd stub = new();

    public void Dispose() => stub.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData(300_001)]
    public async Task Everything_is_given_to_the_scanner_and_its_word_is_taken(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        Assert.Equal(Scanned.Nothing, await Scan(bytes));
        Assert.Equal(bytes, stub.Given);
    }

    [Fact]
    public async Task What_it_finds_is_named() => Assert.Equal(StubClamd.Signature, (await Scan(Encoding.ASCII.GetBytes("x" + StubClamd.Harmful + "y"))).Signature);

    [Theory]
    [InlineData(Behaves.Hangs)]
    [InlineData(Behaves.BreaksOff)]
    [InlineData(Behaves.SaysNonsense)]
    [InlineData(Behaves.CannotLook)]
    public async Task No_answer_is_never_taken_for_a_clean_one(Behaves how)
    {
        stub.Behaves = how;
        await Assert.ThrowsAsync<ScannerUnavailable>(() => Scan([1, 2, 3]));
    }

    [Fact]
    public async Task A_scanner_that_is_down_is_said_to_be()
    {
        stub.Down();
        await Assert.ThrowsAsync<ScannerUnavailable>(() => Scan([1, 2, 3]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("localhost:port")]
    [InlineData("/nowhere/clamd.sock")]
    public async Task A_setting_that_leads_nowhere_is_no_answer(string clamd) => await Assert.ThrowsAsync<ScannerUnavailable>(() => Scan([1], clamd));

    private Task<Scanned> Scan(byte[] content, string? clamd = null) =>
        new Clamd(Options.Create(new DocumentSettings { Clamd = clamd ?? $"127.0.0.1:{stub.Port}", ScanSeconds = 5 })).Scan(new MemoryStream(content), CancellationToken.None);
}
