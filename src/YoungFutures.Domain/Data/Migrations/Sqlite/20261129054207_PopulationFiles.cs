using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PopulationFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PopulationFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileText = table.Column<string>(type: "TEXT", maxLength: 500000, nullable: true),
                    PutAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PutById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PopulationFiles", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PopulationFiles_PutAt",
                table: "PopulationFiles",
                column: "PutAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PopulationFiles");
        }
    }
}
