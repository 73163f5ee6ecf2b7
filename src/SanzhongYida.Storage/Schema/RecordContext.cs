using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>The tables of a record: its migrations, and read-only queries. The Desk writes them by its own statements.</summary>
internal sealed class RecordContext(DbContextOptions<RecordContext> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite can neither order nor compare DateTimeOffset: instants are Unix milliseconds.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Ledger(modelBuilder);
        Rows(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(Snake(property.Name));
        }
    }

    private static void Ledger(ModelBuilder model)
    {
        model.Entity<StoredEntry>().ToTable("entry").HasKey(row => new { row.Subject, row.Seq });
        model.Entity<StoredVolume>().ToTable("volume").HasKey(row => row.Subject);
        model.Entity<StoredText>(text =>
        {
            text.ToTable("text").HasKey(row => row.Digest);

            // Contents are few among the texts, and all of them are read when the record is opened.
            text.HasIndex(row => row.Digest, "IX_text_content").HasFilter("salt = ''");
        });
        model.Entity<StoredSweep>().ToTable("sweep").HasKey(row => row.Name);
        model.Entity<StoredState>(state =>
        {
            state.ToTable("state").HasKey(row => row.Subject);

            // With the schema: what was written in another shape is sought when the record is opened, and found without reading the rest.
            state.HasIndex(row => new { row.Kind, row.Schema });
        });
        model.Entity<StoredCommand>(command =>
        {
            command.ToTable("command").HasKey(row => new { row.Actor, row.Id });
            command.HasIndex(row => row.At);
        });
        model.Entity<StoredNotice>(notice =>
        {
            notice.ToTable("outbox").HasKey(row => row.Id);
            notice.Property(row => row.Id).ValueGeneratedOnAdd();
            notice.HasIndex(row => row.Id, "IX_outbox_unpublished").HasFilter("published_at IS NULL");
            notice.HasIndex(row => new { row.Subject, row.Seq });
        });
        model.Entity<NoticeAudience>().ToTable("notice_audience").HasKey(row => new { row.Notice, row.Key });
    }

    private static void Rows(ModelBuilder model)
    {
        model.Entity<MatterRow>(matter =>
        {
            matter.ToTable("matter").HasKey(row => row.Id);
            matter.HasIndex(row => new { row.SubmittedOn, row.Id });
        });
        model.Entity<MeetingRow>(meeting =>
        {
            meeting.ToTable("meeting").HasKey(row => row.Id);
            meeting.HasIndex(row => new { row.StartsAt, row.Id });
        });
        model.Entity<AgendaRow>(agenda =>
        {
            agenda.ToTable("agenda").HasKey(row => new { row.Subject, row.Item });
            agenda.HasIndex(row => row.Matter);
        });
        model.Entity<AccessRow>().ToTable("access").HasKey(row => new { row.Subject, row.Key });
        model.Entity<WorkItemRow>().ToTable("work_item").HasKey(row => new { row.Matter, row.Id });
        model.Entity<CandidateRow>().ToTable("candidate").HasKey(row => new { row.Matter, row.WorkItem, row.Key });
        model.Entity<TimerRow>(timer =>
        {
            timer.ToTable("timer").HasKey(row => new { row.Subject, row.Id });
            timer.HasIndex(row => row.Due);
        });
        model.Entity<DueRow>(due =>
        {
            due.ToTable("due").HasKey(row => new { row.Subject, row.Id });
            due.HasIndex(row => row.Due);
        });
        model.Entity<AlertRow>(alert =>
        {
            alert.ToTable("alert").HasKey(row => new { row.Subject, row.Id });
            alert.HasIndex(row => row.RaisedOn);
        });
        model.Entity<IncidentRow>().ToTable("incident").HasKey(row => new { row.Matter, row.Id });
        model.Entity<JobRow>(job =>
        {
            job.ToTable("job").HasKey(row => new { row.Matter, row.Id });
            job.HasIndex(row => row.Topic);
        });
        model.Entity<PublicationRow>(publication =>
        {
            publication.ToTable("publication").HasKey(row => new { row.Matter, row.Decision });
            publication.HasIndex(row => row.PublishedOn);
        });
    }

    // IsRestricted → is_restricted
    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            snake.Append(char.IsUpper(letter) && snake.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}

/// <summary>For <c>dotnet ef migrations add</c>; the file named is never opened.</summary>
internal sealed class RecordContextFactory : IDesignTimeDbContextFactory<RecordContext>
{
    public RecordContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<RecordContext>().UseSqlite("Data Source=design.db").Options);
}
