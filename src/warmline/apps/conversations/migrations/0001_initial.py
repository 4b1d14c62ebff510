import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_cache_table'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('name', models.CharField(max_length=200)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('size', models.BigIntegerField(default=0)),
                ('stage', models.CharField(choices=[('arriving', 'Arriving'), ('reading', 'Being read'), ('read', 'Waits for your go-ahead'), ('scoring', 'Being scored'), ('stopped', 'Stopped'), ('done', 'Scored'), ('failed', 'Could not be read')], default='arriving', max_length=10)),
                ('why', models.CharField(blank=True, max_length=500)),
                ('entries', models.PositiveIntegerField(default=0)),
                ('read', models.PositiveIntegerField(default=0)),
                ('bad', models.PositiveIntegerField(default=0)),
                ('scored', models.PositiveIntegerField(default=0)),
                ('turns', models.PositiveBigIntegerField(default=0)),
                ('work_ms', models.PositiveBigIntegerField(default=0)),
                ('taken', models.JSONField(default=dict)),
                ('totals', models.JSONField(default=dict)),
                ('versions', models.JSONField(default=list)),
                ('step', models.PositiveIntegerField(default=0)),
                ('beat', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.site')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-uploaded_at', '-pk'],
                'indexes': [models.Index(fields=['organisation', 'sha256'], name='upload_by_sha')],
            },
        ),
        migrations.CreateModel(
            name='Talk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('channel', models.CharField(max_length=10)),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('agent_code', models.CharField(blank=True, max_length=8)),
                ('turns', models.PositiveIntegerField()),
                ('scored_at', models.DateTimeField(blank=True, null=True)),
                ('overall', models.FloatField(blank=True, null=True)),
                ('resolved', models.CharField(blank=True, max_length=10)),
                ('critical', models.PositiveSmallIntegerField(default=0)),
                ('agent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='talks', to='conversations.upload')),
            ],
            options={
                'ordering': ['position'],
                'indexes': [models.Index(fields=['upload', 'overall'], name='talk_by_overall'), models.Index(fields=['upload', 'critical'], name='talk_by_critical'), models.Index(fields=['upload', 'agent'], name='talk_by_agent')],
                'constraints': [models.UniqueConstraint(fields=('upload', 'position'), name='talk_once')],
            },
        ),
        migrations.CreateModel(
            name='Piece',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='pieces', to='conversations.upload')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('upload', 'number'), name='piece_once')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('skill', models.CharField(max_length=40)),
                ('score', models.FloatField()),
                ('low', models.FloatField()),
                ('high', models.FloatField()),
                ('level', models.PositiveSmallIntegerField()),
                ('opportunities', models.PositiveIntegerField()),
                ('proven', models.BooleanField()),
                ('talk', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='figures', to='conversations.talk')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='conversations.upload')),
            ],
            options={
                'indexes': [models.Index(fields=['upload', 'skill', 'score'], name='figure_by_skill')],
                'constraints': [models.UniqueConstraint(fields=('talk', 'skill'), name='figure_once')],
            },
        ),
        migrations.CreateModel(
            name='BadRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('line', models.PositiveIntegerField()),
                ('field', models.CharField(blank=True, max_length=60)),
                ('why', models.CharField(max_length=500)),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='bad_rows', to='conversations.upload')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('upload', 'number'), name='bad_row_once')],
            },
        ),
        migrations.CreateModel(
            name='TalkWords',
            fields=[
                ('talk', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='words', serialize=False, to='conversations.talk')),
                ('body', models.TextField()),
                ('kept', models.BinaryField(default=b'')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='conversations.upload')),
            ],
        ),
    ]
