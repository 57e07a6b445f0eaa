using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Tests.Web;

public sealed class TagHelperTests
{
    private const string Hostile = "<script>alert(\"ŵ\")</script>\u0000\u202E'";

    private readonly TheForm form = new();
    private readonly ModelStateDictionary state = new();
    private readonly DefaultHttpContext http = new();
    private readonly Words words = new();

    [Fact]
    public void A_field_carries_its_label_hint_and_error()
    {
        state.AddModelError("Because", "Say why");

        var page = Draw(new FieldTagHelper(words) { For = On("Because"), Label = "Why?", Hint = "The panel sees this." });

        var input = page.QuerySelector("input#Because")!;
        Assert.Equal("Because", input.GetAttribute("name"));
        Assert.Equal("Because-hint Because-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("Why?", page.QuerySelector("label[for=Because]")!.TextContent);
        Assert.Equal("The panel sees this.", page.QuerySelector("#Because-hint")!.TextContent);
        Assert.Equal("Error: Say why", page.QuerySelector("#Because-error")!.TextContent);
        Assert.NotNull(page.QuerySelector(".govuk-form-group--error > .govuk-input--error"));
    }

    [Fact]
    public void A_field_without_fault_says_nothing_of_errors()
    {
        var page = Draw(new FieldTagHelper(words) { For = On("Because"), Label = "Why?" });

        Assert.Null(page.QuerySelector("[class*=error], [aria-describedby]"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void What_was_typed_comes_back_harmless_and_whole(int rows)
    {
        Typed("Because", Hostile);
        form.Because = "what the model holds";

        var page = Draw(new FieldTagHelper(words) { For = On("Because"), Label = Hostile, Hint = Hostile, Rows = rows });

        var shown = rows > 1 ? page.QuerySelector("textarea")!.TextContent : page.QuerySelector("input")!.GetAttribute("value");
        Assert.Equal(Hostile.Replace('\u0000', '\uFFFD'), shown);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public void A_first_empty_line_is_not_lost()
    {
        Typed("Because", "\nSecond line");

        Assert.Equal("\nSecond line", Draw(new FieldTagHelper(words) { For = On("Because"), Rows = 3 }).QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public void A_number_that_is_none_stays_in_its_box()
    {
        Typed("Age", "twelve");

        Assert.Equal("twelve", Draw(new FieldTagHelper(words) { For = On("Age") }).QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public void A_password_is_never_sent_back()
    {
        Typed("Because", "secret");
        form.Because = "secret";

        Assert.DoesNotContain("secret", Html(new FieldTagHelper(words) { For = On("Because"), Type = "password" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Counting_characters_never_cuts_them_off()
    {
        var page = Draw(new FieldTagHelper(words) { For = On("Because"), Rows = 5, Maxlength = 200 });

        Assert.False(page.QuerySelector("textarea")!.HasAttribute("maxlength"));
        Assert.Equal("Because-info", page.QuerySelector("textarea")!.GetAttribute("aria-describedby"));
        Assert.Contains("200", page.QuerySelector("#Because-info")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void One_value_is_asked_with_radios_and_nothing_is_chosen()
    {
        var page = Draw(new ChoicesTagHelper(words) { For = On("Outcome"), Legend = "What next?" });

        Assert.Equal(Enum.GetNames<ScreeningOutcome>(), page.QuerySelectorAll("input[type=radio]").Select(radio => radio.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll("[checked]"));
        Assert.Equal("Outcome", page.QuerySelector("input")!.Id);
        Assert.Equal("What next?", page.QuerySelector("fieldset > legend")!.TextContent);
    }

    [Fact]
    public void What_the_model_holds_is_chosen_unless_something_else_was_posted()
    {
        form.Outcome = ScreeningOutcome.Accept;
        Assert.Equal("Accept", Chosen("Outcome"));

        Typed("Outcome", "NotEligible");
        Assert.Equal("NotEligible", Chosen("Outcome"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void Yes_no_and_not_answered_are_three_answers(bool? answer, string? chosen)
    {
        form.Aware = answer;

        Assert.Equal(chosen, Chosen("Aware"));
    }

    [Fact]
    public void Several_values_are_asked_with_checkboxes()
    {
        form.Concerns = ["asb", "missing"];
        var helper = new ChoicesTagHelper(words) { For = On("Concerns"), Options = [new("asb", "ASB"), new("missing", "Missing"), Choice.Or("or"), new("none", "None")] };

        var page = Draw(helper);

        Assert.Equal(["asb", "missing"], page.QuerySelectorAll("input[type=checkbox][checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal(["Concerns", "Concerns-2", "Concerns-3"], page.QuerySelectorAll("input").Select(box => box.Id));
        Assert.Equal("or", page.QuerySelector(".govuk-checkboxes__divider")!.TextContent);
    }

    [Fact]
    public void A_tick_is_a_box_that_is_ticked_or_not()
    {
        Assert.Empty(Draw(new TickTagHelper(words) { For = On("Agreed"), Label = "I agree" }).QuerySelectorAll("[checked]"));
        form.Agreed = true;
        Assert.Single(Draw(new TickTagHelper(words) { For = On("Agreed"), Label = "I agree" }).QuerySelectorAll("[checked][value=true]"));
    }

    [Fact]
    public void A_list_begins_with_nothing_chosen_and_keeps_what_was()
    {
        var wrexham = Guid.NewGuid();
        Choice[] agencies = [new(Guid.NewGuid().ToString(), "Flintshire"), new(wrexham.ToString(), "Wrexham")];
        Assert.Empty(Draw(new SelectFieldTagHelper(words) { For = On("Agency"), Options = agencies }).QuerySelectorAll("[selected]"));

        form.Agency = wrexham;
        Assert.Equal("Wrexham", Draw(new SelectFieldTagHelper(words) { For = On("Agency"), Options = agencies }).QuerySelector("[selected]")!.TextContent);
    }

    [Fact]
    public void A_day_that_does_not_exist_is_shown_again_as_typed()
    {
        form.BornOn = new() { Day = "31", Month = "chwef", Year = "2012" };
        state.AddModelError("BornOn", "Enter a real date");

        var page = Draw(new DateFieldTagHelper(words) { For = On("BornOn"), Legend = "Born on" });

        Assert.Equal(["31", "chwef", "2012"], page.QuerySelectorAll("input").Select(box => box.GetAttribute("value")));
        Assert.Equal(["BornOn.Day", "BornOn.Month", "BornOn.Year"], page.QuerySelectorAll("input").Select(box => box.GetAttribute("name")));
        Assert.Equal(3, page.QuerySelectorAll(".govuk-input--error").Length);
        Assert.Equal("BornOn-error", page.QuerySelector("fieldset")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public void Only_the_faulty_box_of_a_date_is_marked()
    {
        form.BornOn = new() { Day = "3", Month = "", Year = "2012" };
        state.AddModelError("BornOn", "The date must include a month");

        Assert.Equal("BornOn-Month", Assert.Single(Draw(new DateFieldTagHelper(words) { For = On("BornOn") }).QuerySelectorAll(".govuk-input--error")).Id);
    }

    [Fact]
    public void The_summary_follows_the_order_of_the_page_and_leads_to_each_field()
    {
        form.BornOn = new() { Day = "1", Year = "2012" };
        state.AddModelError("Outcome", "Choose what happens next");
        state.AddModelError("", "Somebody else changed it");
        state.AddModelError("BornOn", "The date must include a month");
        state.AddModelError("Because", "Say why");
        var summary = Output(new ErrorSummaryTagHelper(words));
        foreach (FormControl field in new FormControl[] { new FieldTagHelper(words) { For = On("Because") }, new DateFieldTagHelper(words) { For = On("BornOn") }, new ChoicesTagHelper(words) { For = On("Outcome") } }) Draw(field);

        var page = Parse(summary);

        Assert.Equal(["Say why", "The date must include a month", "Choose what happens next", "Somebody else changed it"], page.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Equal(["#Because", "#BornOn-Month", "#Outcome"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("There is a problem", page.QuerySelector("[role=alert] > h2")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Fact]
    public void A_form_without_faults_has_no_summary() => Assert.Empty(Html(new ErrorSummaryTagHelper(words)));

    [Fact]
    public void A_form_carries_its_version_and_a_key_of_its_own()
    {
        form.Version = "7";

        var first = Draw(new SubmitTagHelper());
        var second = Draw(new SubmitTagHelper());

        Assert.Equal("7", Hidden(first, "Version"));
        Assert.True(Guid.TryParse(Hidden(first, "FormKey"), out _));
        Assert.NotEqual(Hidden(first, "FormKey"), Hidden(second, "FormKey"));
    }

    [Fact]
    public void A_form_that_came_back_keeps_its_key()
    {
        var key = Guid.NewGuid();
        http.Request.Method = "POST";
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(new() { ["FormKey"] = key.ToString() });
        state.AddModelError("Because", "Say why");

        Assert.Equal(key.ToString(), Hidden(Draw(new SubmitTagHelper()), "FormKey"));
    }

    [Fact]
    public void The_pager_keeps_the_rest_of_the_address()
    {
        http.Request.Path = "/cases";
        http.Request.QueryString = new("?area=Wrecsam%20%26%20co&page=2&open=true");

        var page = Draw(new PagerTagHelper(words) { For = new Paged<int>([1], 2, 10, 35) });

        Assert.Equal("/cases?area=Wrecsam%20%26%20co&open=true&page=3", page.QuerySelector("[rel=next]")!.GetAttribute("href"));
        Assert.Equal("/cases?area=Wrecsam%20%26%20co&open=true", page.QuerySelector("[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("2", page.QuerySelector("[aria-current=page]")!.TextContent);
        Assert.Equal(["1", "2", "3", "4"], page.QuerySelectorAll(".govuk-pagination__item").Select(item => item.TextContent));
    }

    [Fact]
    public void A_list_of_one_page_needs_no_pager() => Assert.Empty(Html(new PagerTagHelper(words) { For = new Paged<int>([1], 1, 10, 10) }));

    [Fact]
    public void The_error_and_what_is_counted_are_said_in_Welsh()
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = Languages.Welsh;
        try
        {
            state.AddModelError("Because", "Rhowch ateb");
            var page = Draw(new FieldTagHelper(words) { For = On("Because"), Maxlength = 10 });

            Assert.Equal("Gwall: Rhowch ateb", page.QuerySelector("#Because-error")!.TextContent);
            Assert.Equal("Gallwch roi hyd at 10 nod", page.QuerySelector("#Because-info")!.TextContent);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    private string? Chosen(string name) => Draw(new ChoicesTagHelper(words) { For = On(name) }).QuerySelector("[checked]")?.GetAttribute("value");

    private static string? Hidden(IParentNode page, string name) => page.QuerySelector($"input[type=hidden][name={name}]")?.GetAttribute("value");

    private void Typed(string name, string value) => state.SetModelValue(name, new ValueProviderResult(value));

    private ModelExpression On(string name) => new ModelExpressionProvider(new EmptyModelMetadataProvider()).CreateModelExpression(Data(), name);

    private ViewDataDictionary<TheForm> Data() => new(new EmptyModelMetadataProvider(), state) { Model = form };

    private IElement Draw(TagHelper helper) => Parse(Output(helper));

    private string Html(TagHelper helper) => Written(Output(helper));

    private static string Written(IHtmlContent output)
    {
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static IElement Parse(IHtmlContent output) => new HtmlParser().ParseDocument(Written(output)).Body!;

    private TagHelperOutput Output(TagHelper helper)
    {
        var view = new ViewContext { HttpContext = http, ViewData = Data(), RouteData = new RouteData(), FormContext = new() };
        helper.GetType().GetProperty(nameof(ViewContext))!.SetValue(helper, view);
        var context = new TagHelperContext([], new Dictionary<object, object>(), Guid.NewGuid().ToString());
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Init(context);
        helper.ProcessAsync(context, output).GetAwaiter().GetResult();
        return output;
    }

    private sealed class TheForm : IVersioned
    {
        public string? Because { get; set; }
        public int? Age { get; set; }
        public ScreeningOutcome? Outcome { get; set; }
        public bool? Aware { get; set; }
        public List<string> Concerns { get; set; } = [];
        public Guid? Agency { get; set; }
        public bool Agreed { get; set; }
        public DateAnswer BornOn { get; set; } = new();
        public string? Version { get; set; }
    }
}
