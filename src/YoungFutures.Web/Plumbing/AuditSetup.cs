using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Plumbing;

public static class AuditSetup
{
    /// <summary>The audit of changes and looks, its keys and its sealing. Needs the records and the viewer.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.TryAddSingleton(TimeProvider.System);
        // Sealing is made when the site starts and asks for these: without a secret it does not start.
        services.AddSingleton(_ => new AuditKeyring(AuditSecret.Of(configuration, environment)));
        services.TryAddSingleton<AuditTrail>();
        services.AddSingleton(_ => new HeadFile(Path.GetFullPath(
            configuration["Audit:HeadFile"] is { Length: > 0 } chosen ? chosen : Path.Combine(DataFolder.Of(configuration, environment), "audit-head"), environment.ContentRootPath)));
        services.AddSingleton(provider => new Sealer(
            provider.GetRequiredService<AuditKeyring>(), provider.GetRequiredService<TimeProvider>(), $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}"));
        services.AddSingleton(provider => new Looks(provider.GetRequiredService<Records>(), provider.GetRequiredService<AuditKeyring>()));
        services.AddSingleton(provider => new AuditReferences(provider.GetRequiredService<Records>()));
        services.AddScoped<AuditValues>();
        services.AddHostedService<Sealing>();
        services.Configure<MvcOptions>(options => options.Filters.Add<AccessLog>(order: int.MinValue));
        return services;
    }
}
