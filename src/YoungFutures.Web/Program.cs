using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Serilog;
using Serilog.Events;
using YoungFutures.Web.Commands;
using YoungFutures.Web.Features.ActNow;
using YoungFutures.Web.Features.Admin.Users.Invitations;
using YoungFutures.Web.Features.Documents;
using YoungFutures.Web.Features.Imports;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Features.Candidates;
using YoungFutures.Web.Features.Meetings.Items.Draft;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Plumbing.Jobs;
using YoungFutures.Web.Security;

var command = Command.Find(args);
if (command is { Alone: true }) return await command.Run(Command.NoServices, args[1..], Console.Out);

var builder = WebApplication.CreateBuilder(args);

builder.Host.UseSerilog((context, logging) => logging.ReadFrom.Configuration(context.Configuration)
    // It writes out what an organisation answers, which may name somebody; what went wrong is logged without (OrganisationSetup).
    .MinimumLevel.Override("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogEventLevel.Fatal).Destructure.With<NothingOfRecords>());
builder.WebHost.ConfigureKestrel(WebEdge.Limit);
// Only when nothing else names an address; written in a settings file it would win over ASPNETCORE_URLS.
if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists()
    && builder.Configuration["HTTP_PORTS"] is null && builder.Configuration["HTTPS_PORTS"] is null)
    builder.WebHost.UseUrls("http://localhost:5080");

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddPacking();
builder.Services.AddHttpContextAccessor();
builder.Services.AddAudit(builder.Configuration, builder.Environment);
builder.Services.AddRecords(builder.Configuration, builder.Environment);
builder.Services.AddJobs();
builder.Services.AddSingleton(LookSettings.Of(builder.Configuration));
builder.Services.AddLinking();
builder.Services.AddImports(builder.Configuration);
builder.Services.AddDocuments(builder.Configuration, builder.Environment);
builder.Services.AddIdentifying();
builder.Services.AddWatching();
builder.Services.AddSecurity(builder.Configuration, builder.Environment);
builder.Services.AddApi(builder.Configuration);
builder.Services.AddEnglishAndWelsh(language => UserLanguage.Keep(language));
builder.Services.AddSingleton<INavigation, MenuOfViewer>();
builder.Services.AddSingleton<KeptForms>();
builder.Services.AddSingleton<WayBack>();
builder.Services.AddSingleton<FilteredLists>();
builder.Services.AddScoped<TypedAnswers>();
builder.Services.AddSingleton<SiteAddress>();
builder.Services.AddMail(builder.Configuration, builder.Environment);
builder.Services.AddScoped<Letters>();
builder.Services.AddScoped<YoungFutures.Web.Features.Meetings.Calendar.MeetingInvitations>();
builder.Services.AddScoped<Alarm>();
builder.Services.AddScoped<Endings>();
builder.Services.AddScoped<YoungFutures.Web.Features.Checks.CheckEndings>();
builder.Services.AddScoped<InvitationMail>();
builder.Services.AddScoped<PasswordRules>();
builder.Services.AddScoped<YoungFutures.Web.Features.Account.AccountMail>();
builder.Services.AddScoped<OwnDrafts>();
builder.Services.AddScoped<YoungFutures.Web.Features.Exports.ListFiles>();
builder.Services.AddValidatorsFromAssemblyContaining<Program>(ServiceLifetime.Scoped);
builder.Services.AddControllersWithViews(mvc =>
    {
        // What the address names is what is meant: the framework would let a field of the form by the same name win over it.
        var ofAddress = mvc.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
        mvc.ValueProviderFactories.Remove(ofAddress);
        mvc.ValueProviderFactories.Insert(0, ofAddress);
        mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
        // The first is the outermost: a repeat is known as one before a rule refuses it. Of what went wrong the last hears first.
        mvc.Filters.Add<OneTimeKeys>();
        mvc.Filters.Add<Refusals>();
        mvc.Filters.Add<ReadForms>();
        mvc.Filters.Add<SentTwice>();
        mvc.Filters.AddService<FilteredLists>();
    })
    .AddFeatureFolders();

var app = builder.Build();
if (command is not null) return await command.Run(app.Services, args[1..], Console.Out);

SafeStart.Check(app.Configuration, app.Environment, app.Services.GetRequiredService<KeyCertificates>(), app.Services.GetRequiredService<Organisations>());
// The database is looked at while the pages make themselves ready.
var prepared = Task.Run(() => FirstRun.Prepare(app));

app.UseForwardedHeaders();
app.UseWebEdge(app.Environment);
app.UseExceptionHandler("/errors/500");
app.UsePacking();
app.UseAssetFiles();
app.UseLimitOfEachAddress();
app.UseRouting();
app.UseAuthentication();
app.UseCodesRequired();
app.UseFilesOnTheirWayIn();
app.UseEnglishAndWelsh();
app.UseStatusCodePagesWithReExecute("/errors/{0}");
app.UseKeptForms();
app.UseAuthorization();
app.UseRateLimiter();
app.MapControllers();
app.MapOpenApi(ApiSetup.DocumentPath).AllowAnonymous();
app.MapHub<WatchingHub>(WatchingHub.Path);
app.MapGet("/", () => Results.LocalRedirect("/my-work")).AllowAnonymous();
app.MapPost(CspReports.Path, (CspReports reports, HttpContext context) => reports.Take(context)).AllowAnonymous().RequireRateLimiting(Limits.Reports).ExcludeFromDescription();
app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
app.MapGet("/health/ready", Readiness.Answer).AllowAnonymous();

FirstRun.ReadyPages(app);
await prepared;
await app.RunAsync();
return 0;

/// <summary>Composition only; it has a name so that the tests can start it.</summary>
public partial class Program;
