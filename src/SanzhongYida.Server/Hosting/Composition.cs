using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>What is put together here: the record with its clock, and the API with its folders.</summary>
public static class Composition
{
    /// <summary>Opens the record, with the clock that suits it.</summary>
    public static void AddRecord(this IServiceCollection services, Places places, IConfiguration settings)
    {
        services.AddSingleton(_ => DistrictKey.OpenOrCreate(DistrictKey.Beside(places.Record), settings["Signing:Algorithm"] ?? DistrictKey.Ecdsa));
        if (places.IsDemonstration)
        {
            services.AddSingleton(_ => new DemonstrationClock(TimeProvider.System));
        }

        services.AddSingleton(provider => new Clock(provider.GetService<DemonstrationClock>() ?? TimeProvider.System));
        services.AddSingleton(provider => Desk.Open(places.Record).GetAwaiter().GetResult());
        services.AddSingleton(_ => ReadLog.Open(places.Reads));
        services.AddSingleton(_ => AttachmentStore.Beside(places.Record));
        services.AddSingleton(_ => new AuditLog(places.Audit));
        services.AddSingleton<Clerk>();
        services.AddSingleton<Converter>();
        services.AddSingleton<Documents>();
        services.AddSingleton<FirstToken>();
        services.AddSingleton<Relay>();
        services.AddHostedService(provider => provider.GetRequiredService<Relay>());
    }

    /// <summary>How the API reads and writes.</summary>
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => JsonRules.Apply(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddAntiforgery();
    }

    /// <summary>Every endpoint, folder by folder.</summary>
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.ExportLists();
        SigningIn.Map(app, api);
        FirstAdministrator.Map(api);
        ClockSetting.Map(api);
        DirectoryEndpoints.Map(api);
        RegulationEndpoints.Map(api);
        DefinitionEndpoints.Map(api);
        MatterEndpoints.Map(api);
        WorkItemEndpoints.Map(api);
        CourseEndpoints.Map(api);
        JobEndpoints.Map(api);
        PreparationEndpoints.Map(api);
        MeetingEndpoints.Map(api);
        DecisionEndpoints.Map(api);
        ExecutionEndpoints.Map(api);
        SupervisionEndpoints.Map(api);
        FiguresEndpoints.Map(api);
        AccountabilityEndpoints.Map(api);
        DisclosureEndpoints.Map(api);
        SasacExport.Map(api);
        Imports.Map(api);
        StaticSite.Map(api);
        DossierEndpoints.Map(api);
        AttachmentEndpoints.Map(api);
        RedactionEndpoints.Map(api);
        DocumentEndpoints.Map(api);
        Reads.Map(api);
    }
}
