using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SecondOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "HeldUntil",
                table: "VisitWarnings",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SecondOffers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    How = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    RecordedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondOffers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SecondOffers_Cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SecondOffers_CaseId_RecordedAt",
                table: "SecondOffers",
                columns: new[] { "CaseId", "RecordedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SecondOffers_PanelId_Answer",
                table: "SecondOffers",
                columns: new[] { "PanelId", "Answer" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SecondOffers");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "VisitWarnings");
        }
    }
}
