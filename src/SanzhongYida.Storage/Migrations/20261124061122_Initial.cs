using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SanzhongYida.Storage
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access", x => new { x.subject, x.key });
                });

            migrationBuilder.CreateTable(
                name: "alert",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    raised_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_settled = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alert", x => new { x.subject, x.id });
                });

            migrationBuilder.CreateTable(
                name: "candidate",
                columns: table => new
                {
                    matter = table.Column<string>(type: "TEXT", nullable: false),
                    work_item = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_candidate", x => new { x.matter, x.work_item, x.key });
                });

            migrationBuilder.CreateTable(
                name: "command",
                columns: table => new
                {
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_command", x => new { x.actor, x.id });
                });

            migrationBuilder.CreateTable(
                name: "due",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_provisional = table.Column<bool>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: true),
                    is_alerted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_due", x => new { x.subject, x.id });
                });

            migrationBuilder.CreateTable(
                name: "entry",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    command = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash_alg = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry", x => new { x.subject, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "matter",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    submitted_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_restricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_ended = table.Column<bool>(type: "INTEGER", nullable: false),
                    standing = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_matter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "meeting",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    standing = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_meeting", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notice_audience",
                columns: table => new
                {
                    notice = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_audience", x => new { x.notice, x.key });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    notice = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "publication",
                columns: table => new
                {
                    matter = table.Column<string>(type: "TEXT", nullable: false),
                    decision = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    published_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    process = table.Column<string>(type: "TEXT", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publication", x => new { x.matter, x.decision });
                });

            migrationBuilder.CreateTable(
                name: "state",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    was = table.Column<long>(type: "INTEGER", nullable: false),
                    schema = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_state", x => x.subject);
                });

            migrationBuilder.CreateTable(
                name: "sweep",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    last_run = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sweep", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "text",
                columns: table => new
                {
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    salt = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_text", x => x.digest);
                });

            migrationBuilder.CreateTable(
                name: "timer",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    due = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timer", x => new { x.subject, x.id });
                });

            migrationBuilder.CreateTable(
                name: "work_item",
                columns: table => new
                {
                    matter = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    node = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: true),
                    element = table.Column<string>(type: "TEXT", nullable: true),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_provisional = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_item", x => new { x.matter, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_key",
                table: "access",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "IX_alert_raised_on",
                table: "alert",
                column: "raised_on");

            migrationBuilder.CreateIndex(
                name: "IX_candidate_key",
                table: "candidate",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "IX_command_at",
                table: "command",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_due_due",
                table: "due",
                column: "due");

            migrationBuilder.CreateIndex(
                name: "IX_matter_submitted_on_id",
                table: "matter",
                columns: new[] { "submitted_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_meeting_starts_at_id",
                table: "meeting",
                columns: new[] { "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_notice_audience_key_notice",
                table: "notice_audience",
                columns: new[] { "key", "notice" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_subject_seq",
                table: "outbox",
                columns: new[] { "subject", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_unpublished",
                table: "outbox",
                column: "id",
                filter: "published_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_publication_published_on",
                table: "publication",
                column: "published_on");

            migrationBuilder.CreateIndex(
                name: "IX_state_kind",
                table: "state",
                column: "kind");

            migrationBuilder.CreateIndex(
                name: "IX_timer_due",
                table: "timer",
                column: "due");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access");

            migrationBuilder.DropTable(
                name: "alert");

            migrationBuilder.DropTable(
                name: "candidate");

            migrationBuilder.DropTable(
                name: "command");

            migrationBuilder.DropTable(
                name: "due");

            migrationBuilder.DropTable(
                name: "entry");

            migrationBuilder.DropTable(
                name: "matter");

            migrationBuilder.DropTable(
                name: "meeting");

            migrationBuilder.DropTable(
                name: "notice_audience");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "publication");

            migrationBuilder.DropTable(
                name: "state");

            migrationBuilder.DropTable(
                name: "sweep");

            migrationBuilder.DropTable(
                name: "text");

            migrationBuilder.DropTable(
                name: "timer");

            migrationBuilder.DropTable(
                name: "work_item");
        }
    }
}
